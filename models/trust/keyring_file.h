// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/trust/keyring_check.h"

#include <QByteArray>
#include <QString>

namespace countersign {

inline constexpr qsizetype maxKeyringFileBytes = 1024 * 1024;

/// The file people hand around: JSON, its form in PROTOCOL.md. Only its form is checked here; whether anybody
/// should believe it, see keyring_check.h and keyring_memory.h. It holds no secret and needs no owner: the
/// signatures are its protection. Thread: any one; those that touch the disk not the UI's.

[[nodiscard]] Result<SignedKeyring> parseKeyringFile(const QByteArray& json, const QString& fileName);
[[nodiscard]] QByteArray writeKeyringFile(const SignedKeyring& keyring);

[[nodiscard]] Result<SignedKeyring> readKeyringFile(const QString& path);
/// Replaces what is there in one step: a signature is added to a file that others read.
[[nodiscard]] Status saveKeyringFile(const QString& path, const SignedKeyring& keyring);

} // namespace countersign
