// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/postgres_tools.h"

#include <QCollator>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

#include <algorithm>

namespace countersign {
namespace {

constexpr int pgConfigTimeoutMs = 5'000;

bool hasServer(const QString& folder) {
    return std::ranges::all_of(
        QStringList{QStringLiteral("initdb"), QStringLiteral("postgres"), QStringLiteral("pg_ctl")},
        [&](const QString& tool) { return QFileInfo(folder + u'/' + tool).isExecutable(); });
}

/// Sub-folders "<base>/<version><tail>" that hold a server, newest version first.
QStringList versionedFolders(const QString& base, const QString& pattern, const QString& tail) {
    QStringList versions = QDir(base).entryList({pattern}, QDir::Dirs | QDir::NoDotAndDotDot);
    QCollator byNumber;
    byNumber.setNumericMode(true);
    std::sort(versions.begin(), versions.end(),
              [&](const QString& left, const QString& right) { return byNumber.compare(left, right) > 0; });
    QStringList folders;
    for (const QString& version : std::as_const(versions))
        folders << base + u'/' + version + tail;
    return folders;
}

QString pgConfigFolder() {
    const QString program = QStandardPaths::findExecutable(QStringLiteral("pg_config"));
    if (program.isEmpty())
        return {};
    QProcess process;
    process.start(program, {QStringLiteral("--bindir")});
    if (!process.waitForFinished(pgConfigTimeoutMs))
        return {};
    return QString::fromLocal8Bit(process.readAllStandardOutput()).trimmed();
}

} // namespace

Result<QString> findPostgresTools() {
    QStringList folders;
    const QString inPath = QStandardPaths::findExecutable(QStringLiteral("initdb"));
    if (!inPath.isEmpty())
        folders << QFileInfo(inPath).canonicalPath();
    folders << versionedFolders(QStringLiteral("/usr/lib/postgresql"), QStringLiteral("*"),
                                QStringLiteral("/bin"))
            << versionedFolders(QStringLiteral("/opt/homebrew/opt"), QStringLiteral("postgresql*"),
                                QStringLiteral("/bin"))
            << versionedFolders(QStringLiteral("/usr/local/opt"), QStringLiteral("postgresql*"),
                                QStringLiteral("/bin"))
            << versionedFolders(QStringLiteral("/usr"), QStringLiteral("pgsql-*"), QStringLiteral("/bin"));
    const auto found = std::find_if(folders.cbegin(), folders.cend(), hasServer);
    if (found != folders.cend())
        return *found;
    const QString configured = pgConfigFolder();
    if (!configured.isEmpty() && hasServer(configured))
        return configured;
    return Failure{
        FailureKind::Missing,
        QStringLiteral("no PostgreSQL server programs were found on this machine"),
        QStringLiteral("initdb, postgres, pg_ctl"),
        QStringLiteral("Install the server (Debian: apt install postgresql; Fedora: dnf install "
                       "postgresql-server; Homebrew: brew install postgresql) or put its folder in PATH"),
        {}};
}

} // namespace countersign
