// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/system_library.h"

#include "models/domain/kind_pack.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace countersign {
namespace {

constexpr auto suffix = ".system.json";
constexpr auto ownerOnlyFile = QFile::ReadOwner | QFile::WriteOwner;
constexpr auto ownerOnlyFolder = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;

Failure refuse(const QString& what, const QString& where, const QString& remedy, const QString& detail = {}) {
    return {FailureKind::BadInput, what, where, remedy, detail};
}

/// Ours or the administrator's, and writable by nobody else.
Status checkOwnership(const QFileInfo& info) {
#ifdef Q_OS_UNIX
    const uint owner = info.ownerId();
    if (owner != ::geteuid() && owner != 0)
        return refuse(QStringLiteral("it belongs to another user"), info.filePath(),
                      QStringLiteral("Copy it to a file of your own"));
    if (info.permissions() & (QFile::WriteGroup | QFile::WriteOther))
        return refuse(QStringLiteral("other users may write to it"), info.filePath(),
                      QStringLiteral("Run: chmod go-w '%1'").arg(info.filePath()));
#else
    Q_UNUSED(info)
#endif
    return Nothing{};
}

QString fileNameFor(const QString& name) {
    QString plain;
    for (const QChar c : name.trimmed().toLower())
        plain += (c.isLetterOrNumber() || c == u'-' || c == u'_') ? c : u'-';
    while (plain.contains(QStringLiteral("--")))
        plain.replace(QStringLiteral("--"), QStringLiteral("-"));
    return plain.left(100);
}

} // namespace

Result<SystemFile> readSystemFile(const QString& path, const QStringList& knownKinds) {
    const QFileInfo info(path);
    if (!info.isFile())
        return refuse(QStringLiteral("there is no such file"), path, QStringLiteral("Check the path"));
    if (const auto safe = checkOwnership(info); !safe)
        return safe.failure();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refuse(QStringLiteral("it can't be read"), path,
                      QStringLiteral("See that you may read it and the folders above it"),
                      file.errorString());
    const QByteArray json = file.read(maxSystemFileBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return refuse(QStringLiteral("reading it failed"), path, QStringLiteral("See the disk"),
                      file.errorString());
    auto parsed = parseSystemFile(json, knownKinds, info.fileName());
    // A folder of one's own may be named from where the file lies: both move together.
    if (parsed && isKindFolder(parsed->kind))
        parsed->kind = QDir::cleanPath(info.absoluteDir().absoluteFilePath(parsed->kind));
    return parsed;
}

SystemLibrary::SystemLibrary(QString folder, QStringList knownKinds)
    : folder_(std::move(folder))
    , knownKinds_(std::move(knownKinds)) {}

QString SystemLibrary::defaultFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + QStringLiteral("/systems");
}

Status SystemLibrary::checkFolder() const {
    const QFileInfo info(folder_);
    if (!info.isDir())
        return refuse(QStringLiteral("it is not a folder"), folder_,
                      QStringLiteral("Move what is in its place away"));
    if (!info.isReadable() || !info.isExecutable())
        return refuse(QStringLiteral("the folder can't be read"), folder_,
                      QStringLiteral("Run: chmod u+rwx '%1'").arg(folder_));
    return checkOwnership(info);
}

Status SystemLibrary::makeFolder() const {
    if (QFileInfo::exists(folder_))
        return checkFolder();
    if (!QDir().mkpath(folder_) || !QFile::setPermissions(folder_, ownerOnlyFolder))
        return refuse(QStringLiteral("the folder can't be made"), folder_,
                      QStringLiteral("See that you may write to the folder above it"));
    return Nothing{};
}

Result<std::vector<KnownSystem>> SystemLibrary::list() const {
    std::vector<KnownSystem> systems;
    if (!QFileInfo::exists(folder_))
        return systems;
    if (const auto usable = checkFolder(); !usable)
        return usable.failure();
    const QDir folder(folder_);
    const QStringList names = folder.entryList({u'*' + QString::fromLatin1(suffix)},
                                               QDir::Files | QDir::NoDotAndDotDot, QDir::Name);
    if (names.size() > maxKnownSystems)
        return Failure{FailureKind::TooLarge,
                       QStringLiteral("there are more than %1 system files").arg(maxKnownSystems),
                       folder_,
                       QStringLiteral("Move those you don't use to another folder"),
                       {}};
    for (const QString& name : names) {
        const QString path = folder.filePath(name);
        systems.push_back({path, readSystemFile(path, knownKinds_)});
    }
    return systems;
}

QString SystemLibrary::freePathFor(const QString& name) const {
    const QString stem = folder_ + u'/' + fileNameFor(name);
    QString path = stem + QString::fromLatin1(suffix);
    for (int n = 2; QFileInfo::exists(path) && n <= maxKnownSystems + 1; ++n)
        path = QStringLiteral("%1-%2%3").arg(stem).arg(n).arg(QString::fromLatin1(suffix));
    return path;
}

Result<QString> SystemLibrary::save(const SystemFile& file, const QString& replacing) const {
    if (const auto made = makeFolder(); !made)
        return made.failure();
    // What we write must be what we would read again.
    const QByteArray json = writeSystemFile(file);
    const QString path = replacing.isEmpty() ? freePathFor(file.name) : replacing;
    if (auto again = parseSystemFile(json, knownKinds_, QFileInfo(path).fileName()); !again)
        return again.failure();

    const auto known = list();
    if (!known)
        return known.failure();
    const bool taken = std::any_of(known->begin(), known->end(), [&](const KnownSystem& other) {
        return other.file && other.path != path &&
               other.file->name.compare(file.name, Qt::CaseInsensitive) == 0;
    });
    if (taken)
        return refuse(QStringLiteral("another system is already called “%1”").arg(file.name),
                      QStringLiteral("name"), QStringLiteral("Give it another name"));

    QSaveFile out(path);
    if (!out.open(QIODevice::WriteOnly) || !out.setPermissions(ownerOnlyFile) ||
        out.write(json) != json.size() || !out.commit())
        return refuse(QStringLiteral("it can't be written"), path,
                      QStringLiteral("See that there is space and that you may write there"),
                      out.errorString());
    return path;
}

Status SystemLibrary::remove(const QString& path) const {
    // Only files of this folder: a path from elsewhere is a defect of the caller.
    if (QFileInfo(path).dir() != QDir(folder_) || !path.endsWith(QLatin1String(suffix)))
        return Failure{
            FailureKind::Internal, QStringLiteral("it is not a file of the systems folder"), path, {}, {}};
    QFile file(path);
    if (!file.remove())
        return refuse(QStringLiteral("it can't be removed"), path,
                      QStringLiteral("See that you may write to its folder"), file.errorString());
    return Nothing{};
}

} // namespace countersign
