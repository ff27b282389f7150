// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/pooler.h"

#include "tests/support/free_port.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QStandardPaths>

#include <libpq-fe.h>

namespace countersign {

namespace {

constexpr int poolerPollMs = 30;

/// Debian puts it where only root's path leads.
QString program() {
    const QString name = QStringLiteral("pgbouncer");
    const QString found = QStandardPaths::findExecutable(name);
    return found.isEmpty() ? QStandardPaths::findExecutable(
                                 name, {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/bin")})
                           : found;
}

bool write(const QString& path, const QString& text, const std::optional<ChildAccount>& account) {
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
           file.write(text.toUtf8()) >= 0 && giveTo(path, account);
}

Failure failure(const QString& what) {
    return {FailureKind::Internal, what, QStringLiteral("pgbouncer"), {}, {}};
}

} // namespace

bool Pooler::installed() {
    return !program().isEmpty();
}

Result<std::unique_ptr<Pooler>> Pooler::start(const PrivateCluster& server,
                                              const std::map<QString, QString>& passwords) {
    std::unique_ptr<Pooler> pooler(new Pooler(server));
    const auto account = childAccount();
    if (!account)
        return account.failure();
    pooler->account_ = *account;
    pooler->port_ = freePort();
    if (const Status configured = pooler->configure(passwords); !configured)
        return configured.failure();
    if (const Status running = pooler->restart(); !running)
        return running.failure();
    return pooler;
}

Pooler::~Pooler() {
    kill9();
}

QString Pooler::path(const QString& name) const {
    return server_.folder() + u'/' + name;
}

Status Pooler::configure(const std::map<QString, QString>& passwords) {
    QString users;
    for (const auto& [login, password] : passwords)
        users += QStringLiteral("\"%1\" \"%2\"\n").arg(login, password);
    const QString settings = QStringLiteral("[databases]\n"
                                            "* = host=127.0.0.1 port=%1\n"
                                            "[pgbouncer]\n"
                                            "listen_addr = 127.0.0.1\n"
                                            "listen_port = %2\n"
                                            "unix_socket_dir =\n"
                                            "auth_type = scram-sha-256\n"
                                            "auth_file = %3\n"
                                            "pool_mode = transaction\n"
                                            "default_pool_size = 1\n"
                                            "server_login_retry = 1\n")
                                 .arg(server_.port())
                                 .arg(port_)
                                 .arg(path(QStringLiteral("pooler.users")));
    const bool written = write(path(QStringLiteral("pooler.users")), users, account_) &&
                         write(path(QStringLiteral("pooler.ini")), settings, account_);
    return written ? Status(Nothing{}) : Status(failure(QStringLiteral("its files can't be written")));
}

Status Pooler::restart() {
    process_.setWorkingDirectory(server_.folder());
    process_.setProcessChannelMode(QProcess::MergedChannels);
    process_.setStandardOutputFile(path(QStringLiteral("pooler.log")), QIODevice::Append);
    process_.setStandardInputFile(QProcess::nullDevice());
    confine(process_, account_);
    process_.start(program(), {path(QStringLiteral("pooler.ini"))});
    const QDeadlineTimer deadline(clusterStartTimeoutMs);
    const QByteArray address = QStringLiteral("host=127.0.0.1 port=%1 connect_timeout=2").arg(port_).toUtf8();
    while (PQping(address.constData()) != PQPING_OK) {
        if (process_.waitForFinished(poolerPollMs) || process_.state() == QProcess::NotRunning ||
            deadline.hasExpired())
            return failure(QStringLiteral("it does not start; see pooler.log"));
    }
    return Nothing{};
}

void Pooler::kill9() {
    if (process_.state() == QProcess::NotRunning)
        return;
    process_.kill();
    process_.waitForFinished(clusterStopTimeoutMs);
}

} // namespace countersign
