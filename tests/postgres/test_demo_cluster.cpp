// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/leftover.h"
#include "app/demo/pq_link.h"
#include "app/demo/private_cluster.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace countersign;

/// A private PostgreSQL: made, used, killed, brought back, and gone without a trace.
class TestDemoCluster : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void startsAndLeavesNothing();
    void refusesWithoutPassword();
    void survivesKill9();
    void refusesUsedFolder();
    void schemaLoads();
    void killedProgramLeavesNothing_data();
    void killedProgramLeavesNothing();
    void leftoverIsRemoved();
};

namespace {

bool processExists(qint64 pid) {
    return ::kill(static_cast<pid_t>(pid), 0) == 0;
}

std::unique_ptr<PrivateCluster> started(const PrivateClusterOptions& options = {}) {
    auto cluster = PrivateCluster::start(options);
    if (!cluster) {
        qWarning().noquote() << englishSentence(cluster.failure()) << cluster.failure().detail;
        return nullptr;
    }
    return std::move(cluster).value();
}

} // namespace

void TestDemoCluster::startsAndLeavesNothing() {
    auto cluster = started();
    QVERIFY(cluster);
    const QString folder = cluster->folder();
    const qint64 pid = cluster->postmasterPid();
    for (const bool viaSocket : {false, true}) {
        auto link =
            PqLink::open(cluster->urlFor(cluster->adminLogin(), QStringLiteral("postgres"), viaSocket),
                         cluster->adminPassword());
        QVERIFY(link.ok());
        QCOMPARE(
            link.value().query(QStringLiteral("SELECT $1::int + 1"), {QStringLiteral("41")}).value().at(0, 0),
            QStringLiteral("42"));
    }
    cluster.reset();
    QVERIFY(!QDir(folder).exists());
    QVERIFY(!processExists(pid));
}

void TestDemoCluster::refusesWithoutPassword() {
    auto cluster = started();
    QVERIFY(cluster);
    for (const bool viaSocket : {false, true}) {
        const QString url = cluster->urlFor(cluster->adminLogin(), QStringLiteral("postgres"), viaSocket);
        const auto link = PqLink::open(url, QStringLiteral("guessed"));
        QVERIFY(!link.ok());
        QVERIFY(link.failure().detail.contains(QStringLiteral("password")));
    }
}

void TestDemoCluster::survivesKill9() {
    auto cluster = started();
    QVERIFY(cluster);
    const quint16 port = cluster->port();
    QVERIFY(
        cluster->runSql(QStringLiteral("postgres"), QStringLiteral("CREATE TABLE kept AS SELECT 7 AS n")));
    cluster->kill9Postmaster();
    QVERIFY(!cluster->runSql(QStringLiteral("postgres"), QStringLiteral("SELECT 1")));
    const Status again = cluster->restart();
    QVERIFY2(again.ok(), again ? "" : qPrintable(englishSentence(again.failure())));
    QCOMPARE(cluster->port(), port);
    QVERIFY(cluster->runSql(QStringLiteral("postgres"), QStringLiteral("SELECT 1 / (n - 6) FROM kept")));
}

void TestDemoCluster::refusesUsedFolder() {
    QTemporaryDir used;
    QVERIFY(QDir(used.path()).mkdir(QStringLiteral("something")));
    const auto cluster = PrivateCluster::start({.folder = used.path()});
    QVERIFY(!cluster.ok());
    QCOMPARE(cluster.failure().kind, FailureKind::BadInput);
    QVERIFY(QDir(used.path() + QStringLiteral("/something")).exists());
}

void TestDemoCluster::schemaLoads() {
    auto cluster = started();
    QVERIFY(cluster);
    QFile schema(QStringLiteral(":/countersign/demo/sge/schema.sql"));
    QVERIFY(schema.open(QIODevice::ReadOnly));
    QVERIFY(cluster->runSql(QStringLiteral("postgres"), QStringLiteral("CREATE DATABASE sge")));
    const Status loaded = cluster->runSql(QStringLiteral("sge"), QString::fromUtf8(schema.readAll()));
    QVERIFY2(loaded.ok(), loaded ? "" : qPrintable(loaded.failure().what));
}

void TestDemoCluster::killedProgramLeavesNothing_data() {
    QTest::addColumn<bool>("asOrdinaryUser");
    QTest::newRow("as we are") << false;
    QTest::newRow("as an ordinary user") << true;
}

void TestDemoCluster::killedProgramLeavesNothing() {
    QFETCH(bool, asOrdinaryUser);
    const auto account = childAccount();
    QVERIFY(account.ok());
    if (asOrdinaryUser && !account.value())
        QSKIP("not root: the other case is this one");
    // A copy: the checkout may lie where an ordinary user can't look, such as below /root.
    QTemporaryDir place;
    QVERIFY(QFile::setPermissions(place.path(), QFile::Permissions(0x7755)));
    const QString program = place.filePath(QStringLiteral("holder"));
    QVERIFY(QFile::copy(QStringLiteral(CLUSTER_HOLDER), program));
    QProcess holder;
    holder.setWorkingDirectory(QStringLiteral("/"));
    if (asOrdinaryUser)
        confine(holder, account.value());
    holder.start(program, {});
    while (!holder.canReadLine())
        QVERIFY2(holder.waitForReadyRead(clusterStartTimeoutMs), holder.readAllStandardError().constData());
    const QStringList words = QString::fromUtf8(holder.readLine()).trimmed().split(u' ');
    QCOMPARE(words.size(), 2);
    QVERIFY(QDir(words[0]).exists());
    QVERIFY(processExists(words[1].toLongLong()));
    holder.kill(); // SIGKILL: nothing of it runs any more
    QVERIFY(holder.waitForFinished());
    QTRY_VERIFY_WITH_TIMEOUT(!processExists(words[1].toLongLong()), clusterStopTimeoutMs);
    QTRY_VERIFY_WITH_TIMEOUT(!QDir(words[0]).exists(), clusterStopTimeoutMs);
}

void TestDemoCluster::leftoverIsRemoved() {
    auto cluster = started();
    QVERIFY(cluster);
    const auto account = childAccount().value();
    // As a power cut leaves it: the folder of a program whose process id means nobody any more.
    QTemporaryDir left(QDir::tempPath() + u'/' + leftoverPattern().chopped(1) + QStringLiteral("XXXXXX"));
    left.setAutoRemove(false);
    QVERIFY(giveTo(left.path(), account));
    QFile owner(left.path() + QStringLiteral("/owner.pid"));
    QVERIFY(owner.open(QIODevice::WriteOnly));
    owner.write("4194305"); // over the largest process id there can be
    owner.close();
    removeLeftovers(account);
    QVERIFY(!QDir(left.path()).exists());
    QVERIFY(QDir(cluster->folder()).exists()); // ours, and we live
}

QTEST_GUILESS_MAIN(TestDemoCluster)
#include "test_demo_cluster.moc"
