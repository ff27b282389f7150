// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/trust/ed25519_key.h"
#include "models/trust/secret_bytes.h"

#include <QByteArray>
#include <QString>

namespace countersign {

inline constexpr qint64 maxKeyFileBytes = 16 * 1024;
inline constexpr qsizetype minPassphraseBytes = 12; ///< of a new key
inline constexpr qsizetype maxPassphraseBytes = 1024;

/// One human's key on disk: PATH, encrypted (see pkcs8.h), and PATH.pub beside it, the public key as 64 hex
/// digits, so that it is known without the passphrase. PATH.pub is believed by nobody: a key that does not
/// fit it signs nothing. Thread: any one but the UI's.

[[nodiscard]] QString publicKeyPath(const QString& path);

/// Makes a new key and both files, mode 0600; overwrites nothing. Gives the public key.
[[nodiscard]] Result<QByteArray> makeKeyFile(const QString& path, const SecretBytes& passphrase);

/// Writes PATH.pub for a key that was made elsewhere, with the openssl program for one. Gives the public key.
[[nodiscard]] Result<QByteArray> adoptKeyFile(const QString& path, const SecretBytes& passphrase);

/// From PATH.pub.
[[nodiscard]] Result<QByteArray> readPublicKey(const QString& path);

/// For one act: throw it away afterwards.
[[nodiscard]] Result<Ed25519Key> unlockKeyFile(const QString& path, const SecretBytes& passphrase);

} // namespace countersign
