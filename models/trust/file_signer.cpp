// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/file_signer.h"

#include "models/trust/key_file.h"

namespace countersign {

Result<std::unique_ptr<FileSigner>> FileSigner::open(const QString& path) {
    const auto publicKey = readPublicKey(path);
    if (!publicKey)
        return publicKey.failure();
    return std::unique_ptr<FileSigner>(new FileSigner(path, *publicKey));
}

QString FileSigner::place() const {
    return QStringLiteral("key file %1").arg(path_);
}

Result<QByteArray> FileSigner::signWith(const QByteArray& bytes, const SecretBytes& secret) {
    const auto key = unlockKeyFile(path_, secret);
    if (!key)
        return key.failure();
    if (key->publicKey() != publicKey_)
        return Failure{
            FailureKind::Conflict,
            QStringLiteral("the public key beside it belongs to another key"),
            place(),
            QStringLiteral("Find out who changed %1 before you sign anything").arg(publicKeyPath(path_)),
            {}};
    return key->sign(bytes);
}

} // namespace countersign
