// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/leftover.h"

#include "app/demo/postgres_tools.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcess>

#include <cerrno>
#include <csignal>
#include <unistd.h>

namespace countersign {
namespace {

constexpr int stopTimeoutMs = 10'000;

QString ownerFile(const QString& folder) {
    return folder + QStringLiteral("/owner.pid");
}

qint64 ownerOf(const QString& folder) {
    QFile file(ownerFile(folder));
    return file.open(QIODevice::ReadOnly) ? file.read(32).trimmed().toLongLong() : 0;
}

bool isAlive(qint64 pid) {
    return ::kill(static_cast<pid_t>(pid), 0) == 0 || errno == EPERM;
}

} // namespace

QString leftoverPattern() {
    return QStringLiteral("countersign-pg-*");
}

bool markOwned(const QString& folder) {
    QFile file(ownerFile(folder));
    return file.open(QIODevice::WriteOnly) &&
           file.write(QByteArray::number(QCoreApplication::applicationPid())) > 0;
}

void removeIfLeftover(const QString& folder, const std::optional<ChildAccount>& account) {
    const QFileInfo info(folder);
    // Anybody may put a folder of that name into /tmp: only one that is ours, and not a link, is touched.
    const uint expectedOwner = account ? account->uid : geteuid();
    if (!info.isDir() || info.isSymLink() || info.ownerId() != expectedOwner)
        return;
    const qint64 owner = ownerOf(folder);
    if (owner <= 0 || isAlive(owner))
        return;
    if (const auto tools = findPostgresTools()) {
        QProcess pgCtl;
        pgCtl.setWorkingDirectory(QStringLiteral("/"));
        confine(pgCtl, account);
        pgCtl.start(tools.value() + QStringLiteral("/pg_ctl"),
                    {QStringLiteral("stop"), QStringLiteral("-s"), QStringLiteral("-m"),
                     QStringLiteral("immediate"), QStringLiteral("-D"), folder + QStringLiteral("/data")});
        pgCtl.waitForFinished(stopTimeoutMs);
    }
    QDir(folder).removeRecursively();
}

void removeLeftovers(const std::optional<ChildAccount>& account) {
    const QDir temporary(QDir::tempPath());
    for (const QString& name : temporary.entryList({leftoverPattern()}, QDir::Dirs | QDir::NoDotAndDotDot))
        removeIfLeftover(temporary.filePath(name), account);
}

} // namespace countersign
