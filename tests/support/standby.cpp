// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/standby.h"

#include "app/demo/pq_link.h"
#include "tests/support/free_port.h"

#include <QDeadlineTimer>
#include <QProcessEnvironment>
#include <QThread>

#include <libpq-fe.h>

namespace countersign {

namespace {

constexpr int standbyPollMs = 30;
constexpr int toolTimeoutMs = 60'000;

} // namespace

Result<std::unique_ptr<Standby>> Standby::follow(const PrivateCluster& primary) {
    std::unique_ptr<Standby> standby(new Standby(primary));
    const auto account = childAccount();
    if (!account)
        return account.failure();
    standby->account_ = *account;
    if (const Status made = standby->backUp(); !made)
        return made.failure();
    if (const Status running = standby->restart(); !running)
        return running.failure();
    return standby;
}

Standby::~Standby() {
    kill9();
}

Status Standby::tool(const QString& name, const QStringList& arguments) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PGPASSWORD"), primary_.adminPassword());
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(primary_.folder());
    process.setProcessChannelMode(QProcess::MergedChannels);
    confine(process, account_);
    process.start(primary_.binDir() + u'/' + name, arguments);
    if (process.waitForFinished(toolTimeoutMs) && process.exitStatus() == QProcess::NormalExit &&
        process.exitCode() == 0)
        return Nothing{};
    return Failure{FailureKind::Internal,
                   name + QStringLiteral(" failed"),
                   dataDir(),
                   {},
                   QString::fromLocal8Bit(process.readAll())};
}

Status Standby::backUp() {
    return tool(QStringLiteral("pg_basebackup"),
                {QStringLiteral("-D"), dataDir(), QStringLiteral("-R"), QStringLiteral("-X"),
                 QStringLiteral("stream"), QStringLiteral("-c"), QStringLiteral("fast"),
                 QStringLiteral("--no-sync"), QStringLiteral("-h"), primary_.socketDir(),
                 QStringLiteral("-p"), QString::number(primary_.port()), QStringLiteral("-U"),
                 primary_.adminLogin()});
}

Status Standby::restart() {
    if (port_ == 0)
        port_ = freePort();
    server_.setWorkingDirectory(primary_.folder());
    server_.setProcessChannelMode(QProcess::MergedChannels);
    server_.setStandardOutputFile(primary_.folder() + QStringLiteral("/standby.log"), QIODevice::Append);
    server_.setStandardInputFile(QProcess::nullDevice());
    confine(server_, account_);
    // Settings that make the tests quick; all of them may be given to a standby alone.
    server_.start(primary_.binDir() + QStringLiteral("/postgres"),
                  {QStringLiteral("-D"), dataDir(), QStringLiteral("-p"), QString::number(port_),
                   QStringLiteral("-c"), QStringLiteral("wal_retrieve_retry_interval=200ms")});
    const QDeadlineTimer deadline(clusterStartTimeoutMs);
    const QByteArray address =
        QStringLiteral("host=127.0.0.1 port=%1 dbname=postgres connect_timeout=2").arg(port_).toUtf8();
    while (PQping(address.constData()) != PQPING_OK) {
        if (server_.state() == QProcess::NotRunning || deadline.hasExpired())
            return Failure{
                FailureKind::Internal, QStringLiteral("the standby does not start"), dataDir(), {}, {}};
        server_.waitForFinished(standbyPollMs);
    }
    return Nothing{};
}

void Standby::kill9() {
    if (server_.state() == QProcess::NotRunning)
        return;
    server_.kill();
    server_.waitForFinished(clusterStopTimeoutMs);
}

Status Standby::promote() {
    return tool(QStringLiteral("pg_ctl"),
                {QStringLiteral("promote"), QStringLiteral("-w"), QStringLiteral("-D"), dataDir()});
}

Status Standby::stopReceiving() {
    const Status set = run(QStringLiteral("ALTER SYSTEM SET primary_conninfo = ''"));
    if (!set)
        return set;
    if (const Status reloaded = run(QStringLiteral("SELECT pg_reload_conf()")); !reloaded)
        return reloaded;
    const QDeadlineTimer deadline(clusterStopTimeoutMs);
    while (value(QStringLiteral("SELECT count(*) FROM pg_stat_wal_receiver")) != QStringLiteral("0")) {
        if (deadline.hasExpired())
            return Failure{
                FailureKind::TimedOut, QStringLiteral("the standby goes on receiving"), {}, {}, {}};
        QThread::msleep(standbyPollMs);
    }
    return Nothing{};
}

QString Standby::url() const {
    return QStringLiteral("postgresql://%1@127.0.0.1:%2/postgres").arg(primary_.adminLogin()).arg(port_);
}

QString Standby::value(const QString& query) const {
    auto link = PqLink::open(url(), primary_.adminPassword());
    if (!link)
        return {};
    const auto rows = link.value().query(query);
    return rows && !rows->empty() ? rows->at(0, 0) : QString();
}

Status Standby::run(const QString& script) const {
    auto link = PqLink::open(url(), primary_.adminPassword());
    return link ? link.value().run(script) : Status(link.failure());
}

bool Standby::hasAll() const {
    auto link = PqLink::open(primary_.adminUrl(QStringLiteral("postgres")), primary_.adminPassword());
    if (!link)
        return false;
    const auto written = link.value().query(QStringLiteral("SELECT pg_current_wal_lsn()"));
    return written &&
           value(QStringLiteral("SELECT pg_last_wal_replay_lsn() >= '%1'").arg(written->at(0, 0))) ==
               QStringLiteral("t");
}

ConnectionPlan planAt(const ConnectionPlan& plan, const QString& login, const QString& hosts,
                      const QString& parameters) {
    const auto made = planConnection(QStringLiteral("postgresql://%1@%2/sge%3").arg(login, hosts, parameters),
                                     false, false);
    ConnectionPlan there = made ? *made : ConnectionPlan{};
    there.password = plan.password;
    there.schema = plan.schema;
    return there;
}

ConnectionPlan planAt(const ConnectionPlan& plan, const QString& login, quint16 port) {
    return planAt(plan, login, QStringLiteral("127.0.0.1:%1").arg(port));
}

} // namespace countersign
