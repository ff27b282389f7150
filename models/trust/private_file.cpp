// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/private_file.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#ifdef Q_OS_UNIX
#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace countersign {
namespace {

constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

Failure refused(FailureKind kind, const QString& what, const QString& path, const QString& remedy,
                const QString& detail = {}) {
    return {kind, what, path, remedy, detail};
}

Failure notPlain(const QString& path) {
    return refused(FailureKind::BadInput, QStringLiteral("it is not a plain file"), path,
                   QStringLiteral("Name the file itself: no link, folder, device or pipe"));
}

#ifdef Q_OS_UNIX

Failure cantOpen(const QString& path, int error) {
    if (error == ENOENT)
        return refused(FailureKind::Missing, QStringLiteral("there is no such file"), path,
                       QStringLiteral("Check the path"));
    if (error == ELOOP || error == EMLINK) // a symlink, on Linux and on FreeBSD
        return notPlain(path);
    return refused(FailureKind::NoRight, QStringLiteral("it can't be opened"), path,
                   QStringLiteral("See that you may read it and the folders above it"),
                   QString::fromLocal8Bit(std::strerror(error)));
}

Status checkPrivate(int descriptor, const QString& path) {
    struct ::stat about {};
    if (::fstat(descriptor, &about) != 0 || !S_ISREG(about.st_mode))
        return notPlain(path);
    if (about.st_uid != ::geteuid())
        return refused(FailureKind::NoRight, QStringLiteral("it belongs to another user"), path,
                       QStringLiteral("Use a file of your own"));
    if ((about.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return refused(FailureKind::NoRight, QStringLiteral("other users may read or write it"), path,
                       QStringLiteral("Run: chmod 600 '%1'; if others are on this machine, enrol another key")
                           .arg(path));
    return Nothing{};
}

Status openPrivate(QFile& file) {
    const QString path = file.fileName();
    // Not blocking: opening a FIFO would wait for its writer.
    const int descriptor =
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0)
        return cantOpen(path, errno);
    if (const Status safe = checkPrivate(descriptor, path); !safe) {
        ::close(descriptor);
        return safe;
    }
    if (!file.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle))
        return refused(FailureKind::NoRight, QStringLiteral("it can't be opened"), path, {},
                       file.errorString());
    return Nothing{};
}

/// The name of a new file is on the disk only when its folder is.
bool onDisk(const QFile& file) {
    const QByteArray folder = QFile::encodeName(QFileInfo(file.fileName()).absolutePath());
    const int descriptor = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool good = ::fsync(file.handle()) == 0 && descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0)
        ::close(descriptor);
    return good;
}

#else

Status openPrivate(QFile& file) {
    const QFileInfo info(file.fileName());
    if (!info.exists())
        return refused(FailureKind::Missing, QStringLiteral("there is no such file"), file.fileName(),
                       QStringLiteral("Check the path"));
    if (!info.isFile() || info.isSymLink())
        return notPlain(file.fileName());
    if (!file.open(QIODevice::ReadOnly))
        return refused(FailureKind::NoRight, QStringLiteral("it can't be opened"), file.fileName(), {},
                       file.errorString());
    return Nothing{};
}

bool onDisk(const QFile&) {
    return true;
}

#endif

} // namespace

Result<QByteArray> readPrivateFile(const QString& path, qint64 mostBytes) {
    QFile file(path);
    if (const Status opened = openPrivate(file); !opened)
        return opened.failure();
    const QByteArray bytes = file.read(mostBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return refused(FailureKind::BadInput, QStringLiteral("reading it failed"), path,
                       QStringLiteral("See the disk"), file.errorString());
    if (bytes.size() > mostBytes)
        return refused(FailureKind::TooLarge, QStringLiteral("it is larger than %1 octets").arg(mostBytes),
                       path, QStringLiteral("Name another file: this can't be the right one"));
    return bytes;
}

Result<std::unique_ptr<NewPrivateFile>> NewPrivateFile::make(const QString& path) {
    if (const QFileInfo info(path); info.exists() || info.isSymLink())
        return refused(FailureKind::Conflict, QStringLiteral("there is such a file already"), path,
                       QStringLiteral("Choose another name: nothing is overwritten"));
    std::unique_ptr<NewPrivateFile> made(new NewPrivateFile(path));
    // NewOnly is what keeps the promise; the look above is for the sentence.
    if (!made->file_.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerOnly)) {
        made->kept_ = true; // whatever is there by now is not ours to remove
        return refused(FailureKind::NoRight, QStringLiteral("it can't be made"), path,
                       QStringLiteral("See that the folder is there and that you may write to it"),
                       made->file_.errorString());
    }
    return made;
}

NewPrivateFile::~NewPrivateFile() {
    if (!kept_)
        file_.remove();
}

Failure NewPrivateFile::notWritten() const {
    return refused(FailureKind::BadInput, QStringLiteral("it can't be written"), file_.fileName(),
                   QStringLiteral("See that there is space on the disk"), file_.errorString());
}

Status NewPrivateFile::write(const QByteArray& bytes) {
    return file_.write(bytes) == bytes.size() ? Status(Nothing{}) : Status(notWritten());
}

Status NewPrivateFile::keep() {
    if (!file_.flush() || !onDisk(file_))
        return notWritten();
    file_.close();
    kept_ = true;
    return Nothing{};
}

Status writeNewPrivateFile(const QString& path, const QByteArray& bytes) {
    auto file = NewPrivateFile::make(path);
    if (!file)
        return file.failure();
    const Status written = (*file)->write(bytes);
    return written ? (*file)->keep() : written;
}

Status appendPrivateFile(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    // Unbuffered and in one write: whoever is stopped in the middle leaves a beginning, never a mixture.
    const bool opened = file.open(QIODevice::Append | QIODevice::ExistingOnly | QIODevice::Unbuffered);
    if (!opened || file.write(bytes) != bytes.size() || !onDisk(file))
        return refused(FailureKind::NoRight, QStringLiteral("it can't be written"), path,
                       QStringLiteral("See that there is space and that you may write there"),
                       file.errorString());
    return Nothing{};
}

Status replacePrivateFile(const QString& path, const QByteArray& bytes) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(ownerOnly) ||
        file.write(bytes) != bytes.size() || !file.commit())
        return refused(FailureKind::NoRight, QStringLiteral("it can't be written"), path,
                       QStringLiteral("See that there is space and that you may write there"),
                       file.errorString());
    return Nothing{};
}

} // namespace countersign
