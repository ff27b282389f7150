// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/private_cluster.h"

#include "app/demo/leftover.h"
#include "app/demo/postgres_tools.h"
#include "app/demo/pq_link.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QHostAddress>
#include <QProcessEnvironment>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QThread>
#include <QUrl>

#include <csignal>
#include <libpq-fe.h>

namespace countersign {
namespace {

constexpr int readyPollMs = 30;
constexpr int initdbTimeoutMs = 30'000;
constexpr int maxSocketPathBytes = 103; // sun_path is 104 bytes on macOS, 108 on Linux
constexpr qsizetype quotedLogBytes = 1'500;
constexpr int passwordWords = 5;

// Waits for the end of its standard input, which is the end of this program however it comes, and takes the
// server and the folder away. In a normal stop there is nothing left for it to do.
constexpr auto watcherScript = R"(
cat >/dev/null
pid=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null)
[ -n "$pid" ] && kill -QUIT "$pid" 2>/dev/null
tries=0
while [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null && [ $tries -lt 100 ]; do sleep 0.1; tries=$((tries + 1)); done
rm -rf "$1"
)";

QProcessEnvironment plainEnvironment() {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString& name : environment.keys()) {
        if (name.startsWith(QStringLiteral("PG")) || name.startsWith(QStringLiteral("LC_")))
            environment.remove(name);
    }
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C")); // its log is quoted in our messages
    return environment;
}

quint16 freeLoopbackPort() {
    QTcpServer probe;
    return probe.listen(QHostAddress::LocalHost, 0) ? probe.serverPort() : 0;
}

bool writeFile(const QString& path, const QByteArray& content,
               QIODevice::OpenMode mode = QIODevice::WriteOnly) {
    QFile file(path);
    return file.open(mode) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
           file.write(content) == content.size();
}

QByteArray tail(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().right(quotedLogBytes).trimmed();
}

} // namespace

QString randomPassword() {
    QString text;
    for (int word = 0; word < passwordWords; ++word)
        text += QStringLiteral("%1").arg(QRandomGenerator::system()->generate(), 8, 16, QLatin1Char('0'));
    return text;
}

Result<std::unique_ptr<PrivateCluster>> PrivateCluster::start(const PrivateClusterOptions& options) {
    std::unique_ptr<PrivateCluster> cluster(new PrivateCluster);
    const auto account = childAccount();
    if (!account)
        return account.failure();
    cluster->account_ = account.value();
    const auto tools = findPostgresTools();
    if (!tools)
        return tools.failure();
    cluster->tools_ = tools.value();
    cluster->password_ = randomPassword();
    if (const Status made = cluster->makeFolder(options.folder); !made)
        return made.failure();
    cluster->startWatcher();
    if (const Status ready = cluster->initialise(options); !ready)
        return ready.failure();
    if (const Status running = cluster->restart(); !running)
        return running.failure();
    return cluster;
}

PrivateCluster::~PrivateCluster() {
    stop();
    removeFolder();
    watcher_.closeWriteChannel();
    watcher_.waitForFinished(clusterStopTimeoutMs);
}

Failure PrivateCluster::failure(const QString& what) const {
    return Failure{FailureKind::Internal, what, QStringLiteral("private PostgreSQL cluster in ") + folder_,
                   QStringLiteral("Try again; what the server said is quoted in the detail"),
                   QString::fromLocal8Bit(tail(logFile()))};
}

Status PrivateCluster::makeFolder(const QString& wanted) {
    if (wanted.isEmpty()) {
        removeLeftovers(account_);
        QTemporaryDir made(QDir::tempPath() + u'/' + leftoverPattern().chopped(1) + QStringLiteral("XXXXXX"));
        made.setAutoRemove(false);
        folder_ = made.path();
    } else {
        const QString path = QDir(wanted).absolutePath();
        removeIfLeftover(path, account_);
        if (!QDir().mkpath(path) ||
            !QDir(path).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot))
            return Failure{FailureKind::BadInput,
                           QStringLiteral("the folder can't be made or isn't empty"),
                           path,
                           QStringLiteral("Name a folder that doesn't exist yet"),
                           {}};
        folder_ = path;
    }
    if (QFile::encodeName(folder_).size() + qstrlen("/.s.PGSQL.65535") > maxSocketPathBytes) {
        const Failure tooLong{FailureKind::BadInput,
                              QStringLiteral("the path is too long for a socket in it"),
                              folder_,
                              QStringLiteral("Name a folder with a shorter path, or set TMPDIR"),
                              {}};
        removeFolder();
        return tooLong;
    }
    const bool ours =
        QFile::setPermissions(folder_, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner) &&
        giveTo(folder_, account_) && markOwned(folder_);
    return ours ? Status(Nothing{}) : Status(failure(QStringLiteral("the folder can't be prepared")));
}

Status PrivateCluster::initialise(const PrivateClusterOptions& options) {
    const QString passwordFile = folder_ + QStringLiteral("/initial");
    if (!writeFile(passwordFile, password_.toLatin1() + '\n') || !giveTo(passwordFile, account_))
        return failure(QStringLiteral("the folder can't be written"));
    QProcess initdb;
    initdb.setProcessEnvironment(plainEnvironment());
    initdb.setWorkingDirectory(folder_);
    initdb.setProcessChannelMode(QProcess::MergedChannels);
    confine(initdb, account_);
    initdb.start(tools_ + QStringLiteral("/initdb"),
                 {QStringLiteral("-D"), dataDir(), QStringLiteral("-U"), adminLogin(),
                  QStringLiteral("--pwfile=") + passwordFile, QStringLiteral("--auth=scram-sha-256"),
                  QStringLiteral("--encoding=UTF8"), QStringLiteral("--locale=C"),
                  QStringLiteral("--no-sync")});
    const bool done = initdb.waitForFinished(initdbTimeoutMs) &&
                      initdb.exitStatus() == QProcess::NormalExit && initdb.exitCode() == 0;
    QFile::remove(passwordFile);
    if (!done) {
        if (!writeFile(logFile(), initdb.readAll()))
            return failure(QStringLiteral("initdb failed, and its words can't be written to the folder"));
        return failure(QStringLiteral("initdb could not make the cluster"));
    }
    return configure(options);
}

Status PrivateCluster::configure(const PrivateClusterOptions& options) {
    QStringList lines{QStringLiteral("listen_addresses = '127.0.0.1'"),
                      QStringLiteral("unix_socket_directories = '%1'").arg(folder_),
                      QStringLiteral("unix_socket_permissions = 0700"),
                      QStringLiteral("max_connections = 100"),
                      QStringLiteral("shared_buffers = 64MB"),
                      QStringLiteral("timezone = 'UTC'"),
                      QStringLiteral("log_timezone = 'UTC'"),
                      QStringLiteral("lc_messages = 'C'")};
    if (!options.durable)
        lines << QStringLiteral("fsync = off") << QStringLiteral("full_page_writes = off");
    if (!options.sslCertFile.isEmpty()) {
        if (const Status installed = installTlsFiles(options); !installed)
            return installed;
        lines << QStringLiteral("ssl = on");
    }
    lines += options.settings;
    const QByteArray text = '\n' + lines.join(u'\n').toUtf8() + '\n';
    if (!writeFile(dataDir() + QStringLiteral("/postgresql.conf"), text, QIODevice::Append))
        return failure(QStringLiteral("postgresql.conf can't be written"));
    if (!options.hba.isEmpty() &&
        !writeFile(dataDir() + QStringLiteral("/pg_hba.conf"), options.hba.toUtf8()))
        return failure(QStringLiteral("pg_hba.conf can't be written"));
    return Nothing{};
}

Status PrivateCluster::installTlsFiles(const PrivateClusterOptions& options) {
    const std::pair<QString, QString> files[] = {{options.sslCertFile, QStringLiteral("/server.crt")},
                                                 {options.sslKeyFile, QStringLiteral("/server.key")}};
    for (const auto& [from, name] : files) {
        QFile source(from);
        const QString to = dataDir() + name;
        if (!source.open(QIODevice::ReadOnly) || !writeFile(to, source.readAll()) || !giveTo(to, account_))
            return failure(QStringLiteral("the TLS file %1 can't be copied").arg(from));
    }
    return Nothing{};
}

Status PrivateCluster::restart() {
    const QDeadlineTimer deadline(clusterStartTimeoutMs);
    // A port that was free a moment ago may be taken, and after kill -9 the old server's children hold its
    // shared memory for a moment: both pass.
    while (true) {
        if (port_ == 0)
            port_ = freeLoopbackPort();
        const Status launched = launch();
        if (launched || deadline.hasExpired())
            return launched;
        if (tail(logFile()).contains("could not bind"))
            port_ = 0;
        QThread::msleep(readyPollMs);
    }
}

Status PrivateCluster::launch() {
    server_.setProcessEnvironment(plainEnvironment());
    server_.setWorkingDirectory(folder_);
    server_.setProcessChannelMode(QProcess::MergedChannels);
    server_.setStandardOutputFile(logFile(), QIODevice::Append);
    server_.setStandardInputFile(QProcess::nullDevice());
    confine(server_, account_);
    server_.start(tools_ + QStringLiteral("/postgres"),
                  {QStringLiteral("-D"), dataDir(), QStringLiteral("-p"), QString::number(port_)});
    if (!server_.waitForStarted(clusterStartTimeoutMs))
        return failure(QStringLiteral("the server program can't be started: ") + server_.errorString());
    return waitUntilReady();
}

Status PrivateCluster::waitUntilReady() {
    const QDeadlineTimer deadline(clusterStartTimeoutMs);
    const QByteArray address = QStringLiteral("host=%1 port=%2 dbname=postgres connect_timeout=2")
                                   .arg(socketDir())
                                   .arg(port_)
                                   .toUtf8();
    while (PQping(address.constData()) != PQPING_OK) {
        if (server_.waitForFinished(readyPollMs) || server_.state() == QProcess::NotRunning)
            return failure(QStringLiteral("the server ended while it was starting"));
        if (deadline.hasExpired()) {
            stop();
            return failure(
                QStringLiteral("the server was not ready within %1 s").arg(clusterStartTimeoutMs / 1000));
        }
    }
    return Nothing{};
}

void PrivateCluster::stop() {
    // Fast shutdown first; then the one that leaves recovery to the next start.
    for (const int signal : {SIGINT, SIGQUIT, SIGKILL}) {
        if (server_.state() == QProcess::NotRunning)
            return;
        ::kill(static_cast<pid_t>(server_.processId()), signal);
        server_.waitForFinished(clusterStopTimeoutMs);
    }
}

void PrivateCluster::kill9Postmaster() {
    if (server_.state() == QProcess::NotRunning)
        return;
    server_.kill();
    server_.waitForFinished(clusterStopTimeoutMs);
}

void PrivateCluster::startWatcher() {
    watcher_.setProcessEnvironment(plainEnvironment());
    watcher_.setWorkingDirectory(QStringLiteral("/"));
    confine(watcher_, account_);
    watcher_.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), QString::fromLatin1(watcherScript),
                                               QStringLiteral("countersign-watcher"), folder_});
    watcher_.waitForStarted(clusterStartTimeoutMs);
}

void PrivateCluster::removeFolder() {
    if (!folder_.isEmpty())
        QDir(folder_).removeRecursively();
}

QString PrivateCluster::urlFor(const QString& login, const QString& database, bool viaSocket) const {
    const auto encoded = [](const QString& text) {
        return QString::fromLatin1(QUrl::toPercentEncoding(text));
    };
    if (viaSocket)
        return QStringLiteral("postgresql:///%1?host=%2&port=%3&user=%4")
            .arg(encoded(database), encoded(socketDir()), QString::number(port_), encoded(login));
    return QStringLiteral("postgresql://%1@127.0.0.1:%2/%3")
        .arg(encoded(login), QString::number(port_), encoded(database));
}

Status PrivateCluster::runSql(const QString& database, const QString& script) const {
    auto link = PqLink::open(adminUrl(database), password_);
    if (!link)
        return link.failure();
    return link.value().run(script);
}

} // namespace countersign
