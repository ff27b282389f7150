// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QByteArray>
#include <QFile>
#include <QString>

#include <memory>

namespace countersign {

/// Files that are one person's alone. Where the system has no owners and modes of POSIX, only what a file is
/// and how large it is are checked. Thread: any one but the UI's.

/// Refuses what is not a plain file (a symlink, a FIFO), is another user's, may be read or written by others,
/// or is larger than \a mostBytes. What is checked is what is read, whatever happens to the path meanwhile.
[[nodiscard]] Result<QByteArray> readPrivateFile(const QString& path, qint64 mostBytes);

/// A file that is being made, mode 0600: it never overwrites anything, and it goes again unless it is kept.
/// Owns the file. Thread: one at a time; not the UI's.
class NewPrivateFile {
  public:
    [[nodiscard]] static Result<std::unique_ptr<NewPrivateFile>> make(const QString& path);
    ~NewPrivateFile();
    NewPrivateFile(const NewPrivateFile&) = delete;
    NewPrivateFile& operator=(const NewPrivateFile&) = delete;

    [[nodiscard]] Status write(const QByteArray& bytes);
    [[nodiscard]] Status keep(); ///< once: it is on the disk when this returns

  private:
    explicit NewPrivateFile(const QString& path)
        : file_(path) {}
    [[nodiscard]] Failure notWritten() const;

    QFile file_;
    bool kept_ = false;
};

/// Makes it, mode 0600, on the disk when this returns. Never overwrites anything.
[[nodiscard]] Status writeNewPrivateFile(const QString& path, const QByteArray& bytes);

/// Adds to the end of a file that is there; on the disk when this returns.
[[nodiscard]] Status appendPrivateFile(const QString& path, const QByteArray& bytes);

/// Puts it in the place of what was there, in one step.
[[nodiscard]] Status replacePrivateFile(const QString& path, const QByteArray& bytes);

} // namespace countersign
