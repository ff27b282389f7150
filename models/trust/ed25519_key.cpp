// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/ed25519_key.h"

#include "models/trust/ed25519.h"
#include "models/trust/openssl_ptr.h"

namespace countersign {
namespace {

Failure defect(const QString& what) {
    forgetOpensslErrors();
    return {FailureKind::Internal, what, QStringLiteral("OpenSSL"), {}, {}};
}

} // namespace

void Ed25519Key::Free::operator()(evp_pkey_st* key) const {
    EVP_PKEY_free(key);
}

Result<Ed25519Key> Ed25519Key::generate() {
    const PkeyContextPtr context(EVP_PKEY_CTX_new_id(EVP_PKEY_ED25519, nullptr));
    EVP_PKEY* made = nullptr;
    if (!context || EVP_PKEY_keygen_init(context.get()) != 1 || EVP_PKEY_keygen(context.get(), &made) != 1)
        return defect(QStringLiteral("a key can't be made"));
    return Ed25519Key(made);
}

QByteArray Ed25519Key::publicKey() const {
    QByteArray octets(publicKeyBytes, '\0');
    std::size_t size = publicKeyBytes;
    if (EVP_PKEY_get_raw_public_key(key_.get(), reinterpret_cast<unsigned char*>(octets.data()), &size) != 1)
        return {};
    return octets;
}

Result<QByteArray> Ed25519Key::sign(const QByteArray& bytes) const {
    const DigestContextPtr context(EVP_MD_CTX_new());
    QByteArray signature(signatureBytes, '\0');
    std::size_t size = signatureBytes;
    if (!context || EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key_.get()) != 1 ||
        EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                       reinterpret_cast<const unsigned char*>(bytes.constData()),
                       static_cast<std::size_t>(bytes.size())) != 1)
        return defect(QStringLiteral("signing failed"));
    return signature;
}

} // namespace countersign
