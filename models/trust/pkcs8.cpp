// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/pkcs8.h"

#include "models/trust/openssl_ptr.h"

#include <openssl/asn1t.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>

namespace countersign {
namespace {

using ScryptPtr = std::unique_ptr<SCRYPT_PARAMS, OpensslDeleter<SCRYPT_PARAMS_free>>;
using Pbe2Ptr = std::unique_ptr<PBE2PARAM, OpensslDeleter<PBE2PARAM_free>>;

const char* const protectedLabel = PEM_STRING_PKCS8;
const char* const openLabel = PEM_STRING_PKCS8INF;

Failure defect(const QString& what) {
    forgetOpensslErrors();
    return {FailureKind::Internal, what, QStringLiteral("OpenSSL"), {}, {}};
}

Failure refused(const QString& what, const QString& where, const QString& remedy) {
    forgetOpensslErrors();
    return {FailureKind::BadInput, what, where, remedy, {}};
}

QString howToProtect(const QString& where) {
    return QStringLiteral("Run: openssl pkcs8 -topk8 -scrypt -in '%1' -out NEWFILE; then remove this one and "
                          "enrol the new")
        .arg(where);
}

Result<SealedPtr> sealedOf(const QByteArray& pem, const QString& where) {
    const BioPtr bio(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    char* label = nullptr;
    char* header = nullptr;
    unsigned char* der = nullptr;
    long size = 0;
    if (!bio || PEM_read_bio(bio.get(), &label, &header, &der, &size) != 1)
        return refused(QStringLiteral("this is not a key in PEM"), where,
                       QStringLiteral("Name the file with -----BEGIN ENCRYPTED PRIVATE KEY----- in it"));
    const QByteArray kind(label);
    const unsigned char* at = der;
    SealedPtr sealed(kind == protectedLabel ? d2i_X509_SIG(nullptr, &at, size) : nullptr);
    const bool whole = sealed && at == der + size;
    OPENSSL_free(label);
    OPENSSL_free(header);
    OPENSSL_clear_free(der, static_cast<std::size_t>(size)); // it may be a key in the open
    if (kind == openLabel)
        return refused(QStringLiteral("the key is not protected by a passphrase"), where,
                       howToProtect(where));
    if (kind != protectedLabel)
        return refused(QStringLiteral("this holds “%1” and not an encrypted private key")
                           .arg(QString::fromLatin1(kind.left(40))),
                       where,
                       QStringLiteral("Name the file with -----BEGIN ENCRYPTED PRIVATE KEY----- in it"));
    if (!whole)
        return refused(QStringLiteral("the key file is damaged"), where,
                       QStringLiteral("Restore it from your backup, or enrol another key"));
    return sealed;
}

/// What guessing one passphrase costs; zeros: it is not protected by scrypt and AES-256-CBC.
struct ScryptCost {
    quint64 n = 0, r = 0, p = 0;
};

quint64 numberOf(const ASN1_INTEGER* integer) {
    uint64_t value = 0;
    return integer && ASN1_INTEGER_get_uint64(&value, integer) == 1 ? value : 0;
}

ScryptCost scryptCost(const X509_SIG* sealed) {
    const X509_ALGOR* algorithm = nullptr;
    X509_SIG_get0(sealed, &algorithm, nullptr);
    if (OBJ_obj2nid(algorithm->algorithm) != NID_pbes2)
        return {};
    const Pbe2Ptr scheme(
        static_cast<PBE2PARAM*>(ASN1_TYPE_unpack_sequence(ASN1_ITEM_rptr(PBE2PARAM), algorithm->parameter)));
    if (!scheme || OBJ_obj2nid(scheme->keyfunc->algorithm) != NID_id_scrypt ||
        OBJ_obj2nid(scheme->encryption->algorithm) != NID_aes_256_cbc)
        return {};
    const ScryptPtr scrypt(static_cast<SCRYPT_PARAMS*>(
        ASN1_TYPE_unpack_sequence(ASN1_ITEM_rptr(SCRYPT_PARAMS), scheme->keyfunc->parameter)));
    if (!scrypt)
        return {};
    return {numberOf(scrypt->costParameter), numberOf(scrypt->blockSize),
            numberOf(scrypt->parallelizationParameter)};
}

Status checkProtection(const X509_SIG* sealed, const QString& where) {
    const auto [n, r, p] = scryptCost(sealed);
    if (n == 0 || r == 0 || p == 0)
        return refused(QStringLiteral("the key is not protected by scrypt and AES-256-CBC"), where,
                       howToProtect(where));
    if (n < leastScryptN || r < leastScryptR)
        return refused(QStringLiteral("guessing this key's passphrase is too cheap"), where,
                       howToProtect(where));
    if (n > mostScryptMemory || r > mostScryptMemory || n * r > mostScryptMemory || p > mostScryptP)
        return refused(QStringLiteral("unlocking this key would take too much memory or time"), where,
                       howToProtect(where));
    return Nothing{};
}

} // namespace

Result<QByteArray> protectKey(const Ed25519Key& key, const SecretBytes& passphrase) {
    const PrivateInfoPtr open(EVP_PKEY2PKCS8(key.handle()));
    AlgorithmPtr scheme(
        PKCS5_pbe2_set_scrypt(EVP_aes_256_cbc(), nullptr, 0, nullptr, scryptN, scryptR, scryptP));
    if (!open || !scheme)
        return defect(QStringLiteral("the key can't be encrypted"));
    const SealedPtr sealed(
        PKCS8_set0_pbe(passphrase.data(), static_cast<int>(passphrase.size()), open.get(), scheme.get()));
    if (!sealed)
        return defect(QStringLiteral("the key can't be encrypted"));
    (void)scheme.release(); // it is the sealed key's now
    const BioPtr bio(BIO_new(BIO_s_mem()));
    char* text = nullptr;
    if (!bio || PEM_write_bio_PKCS8(bio.get(), sealed.get()) != 1)
        return defect(QStringLiteral("the key can't be written as PEM"));
    const long size = BIO_get_mem_data(bio.get(), &text);
    return QByteArray(text, static_cast<qsizetype>(size));
}

Result<Ed25519Key> unprotectKey(const QByteArray& pem, const SecretBytes& passphrase, const QString& where) {
    const auto sealed = sealedOf(pem, where);
    if (!sealed)
        return sealed.failure();
    if (const Status strong = checkProtection(sealed->get(), where); !strong)
        return strong.failure();
    const PrivateInfoPtr open(
        PKCS8_decrypt(sealed->get(), passphrase.data(), static_cast<int>(passphrase.size())));
    if (!open) {
        forgetOpensslErrors();
        return Failure{FailureKind::LoginRefused,
                       QStringLiteral("the passphrase does not open this key"),
                       where,
                       QStringLiteral("Type it again; if it is surely right, the file is damaged"),
                       {}};
    }
    const ASN1_OBJECT* kind = nullptr;
    PKCS8_pkey_get0(&kind, nullptr, nullptr, nullptr, open.get());
    if (OBJ_obj2nid(kind) != NID_ED25519)
        return refused(QStringLiteral("the key is for “%1” and not for Ed25519")
                           .arg(QString::fromLatin1(OBJ_nid2ln(OBJ_obj2nid(kind)))),
                       where, QStringLiteral("Make a key with countersignctl, or name another file"));
    EVP_PKEY* key = EVP_PKCS82PKEY(open.get());
    if (!key)
        return refused(QStringLiteral("the key file is damaged"), where,
                       QStringLiteral("Restore it from your backup, or enrol another key"));
    return Ed25519Key(key);
}

} // namespace countersign
