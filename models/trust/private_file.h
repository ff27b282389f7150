// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QByteArray>
#include <QString>

namespace countersign {

/// Files that are one person's alone. Where the system has no owners and modes of POSIX, only what a file is
/// and how large it is are checked. Thread: any one but the UI's.

/// Refuses what is not a plain file (a symlink, a FIFO), is another user's, may be read or written by others,
/// or is larger than \a mostBytes. What is checked is what is read, whatever happens to the path meanwhile.
[[nodiscard]] Result<QByteArray> readPrivateFile(const QString& path, qint64 mostBytes);

/// Makes it, mode 0600, on the disk when this returns. Never overwrites anything.
[[nodiscard]] Status writeNewPrivateFile(const QString& path, const QByteArray& bytes);

/// Puts it in the place of what was there, in one step.
[[nodiscard]] Status replacePrivateFile(const QString& path, const QByteArray& bytes);

} // namespace countersign
