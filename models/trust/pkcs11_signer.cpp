// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/pkcs11_signer.h"

#include "models/trust/ed25519.h"

namespace countersign {

std::optional<QByteArray> publicKeyOfEcPoint(const QByteArray& point) {
    static const QByteArray octetString("\x04\x20", 2);
    if (point.size() == publicKeyBytes)
        return point;
    if (point.size() == octetString.size() + publicKeyBytes && point.startsWith(octetString))
        return point.mid(octetString.size());
    return std::nullopt;
}

Result<std::unique_ptr<Pkcs11Signer>> Pkcs11Signer::open(const TokenKey& key) {
    const auto session = TokenSession::open(key);
    if (!session)
        return session.failure();
    const auto object = (*session)->find(pkcs11::publicKeyClass);
    if (!object)
        return object.failure();
    const auto point = (*session)->attribute(*object, pkcs11::attributeEcPoint);
    if (!point)
        return point.failure();
    const auto publicKey = publicKeyOfEcPoint(*point);
    const QString where = QStringLiteral("token “%1”").arg(key.token);
    if (!publicKey)
        return Failure{FailureKind::Malformed, QStringLiteral("the token gives no Ed25519 public key"), where,
                       QStringLiteral("Make the key on it with the curve Ed25519"),
                       QString::fromLatin1(point->left(publicKeyBytes).toHex())};
    if (const Status good = checkPublicKey(*publicKey, where); !good)
        return good.failure();
    return std::unique_ptr<Pkcs11Signer>(new Pkcs11Signer(key, *publicKey));
}

QString Pkcs11Signer::place() const {
    return QStringLiteral("token “%1”").arg(key_.token);
}

Result<QByteArray> Pkcs11Signer::signWith(const QByteArray& bytes, const SecretBytes& secret) {
    const auto session = TokenSession::open(key_);
    if (!session)
        return session.failure();
    if (const Status in = (*session)->login(secret); !in)
        return in.failure();
    const auto object = (*session)->find(pkcs11::privateKeyClass);
    if (!object)
        return object.failure();
    return (*session)->sign(*object, bytes);
}

} // namespace countersign
