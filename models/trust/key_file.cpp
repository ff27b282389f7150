// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/key_file.h"

#include "models/trust/ed25519.h"
#include "models/trust/pkcs8.h"
#include "models/trust/private_file.h"

#include <QFile>
#include <QFileInfo>

namespace countersign {
namespace {

Status checkPassphrase(const SecretBytes& passphrase) {
    const auto refused = [](const QString& what, const QString& remedy) {
        return Failure{FailureKind::BadInput, what, QStringLiteral("passphrase"), remedy, {}};
    };
    if (passphrase.size() < minPassphraseBytes)
        return refused(QStringLiteral("the passphrase is too short"),
                       QStringLiteral("Use at least %1 characters; five words by chance are good")
                           .arg(minPassphraseBytes));
    if (passphrase.size() > maxPassphraseBytes)
        return refused(QStringLiteral("the passphrase is longer than %1 octets").arg(maxPassphraseBytes),
                       QStringLiteral("Use a shorter one"));
    return Nothing{};
}

Status writePublicKey(const QString& path, const QByteArray& publicKey) {
    return writeNewPrivateFile(publicKeyPath(path), publicKey.toHex() + '\n');
}

} // namespace

QString publicKeyPath(const QString& path) {
    return path + QStringLiteral(".pub");
}

Result<QByteArray> makeKeyFile(const QString& path, const SecretBytes& passphrase) {
    if (const Status good = checkPassphrase(passphrase); !good)
        return good.failure();
    const auto key = Ed25519Key::generate();
    if (!key)
        return key.failure();
    const auto pem = protectKey(*key, passphrase);
    if (!pem)
        return pem.failure();
    if (const Status written = writeNewPrivateFile(path, *pem); !written)
        return written.failure();
    if (const Status written = writePublicKey(path, key->publicKey()); !written) {
        QFile::remove(path); // made a moment ago by us, and known to nobody
        return written.failure();
    }
    return key->publicKey();
}

Result<QByteArray> adoptKeyFile(const QString& path, const SecretBytes& passphrase) {
    const auto key = unlockKeyFile(path, passphrase);
    if (!key)
        return key.failure();
    if (const Status written = writePublicKey(path, key->publicKey()); !written)
        return written.failure();
    return key->publicKey();
}

Result<QByteArray> readPublicKey(const QString& path) {
    const QString beside = publicKeyPath(path);
    const auto text = readPrivateFile(beside, maxKeyFileBytes);
    if (!text && text.failure().kind == FailureKind::Missing && !QFileInfo::exists(path))
        return Failure{FailureKind::Missing, QStringLiteral("there is no such file"), path, {}, {}};
    if (!text && text.failure().kind == FailureKind::Missing)
        return Failure{FailureKind::Missing,
                       QStringLiteral("the public key is not beside the key file"),
                       beside,
                       QStringLiteral("Let it be written: countersignctl keys new --adopt ") + path,
                       {}};
    if (!text)
        return text.failure();
    const QByteArray octets = QByteArray::fromHex(*text);
    if (octets.toHex() + '\n' != *text || octets.size() != publicKeyBytes)
        return Failure{
            FailureKind::Malformed,
            QStringLiteral("this is not a public key of %1 hexadecimal digits and a line end")
                .arg(2 * publicKeyBytes),
            beside,
            QStringLiteral("Remove it and let it be written again: countersignctl keys new --adopt ") + path,
            {}};
    if (const Status good = checkPublicKey(octets, beside); !good)
        return good.failure();
    return octets;
}

Result<Ed25519Key> unlockKeyFile(const QString& path, const SecretBytes& passphrase) {
    if (passphrase.size() > maxPassphraseBytes)
        return checkPassphrase(passphrase).failure();
    const auto pem = readPrivateFile(path, maxKeyFileBytes);
    if (!pem)
        return pem.failure();
    return unprotectKey(*pem, passphrase, path);
}

} // namespace countersign
