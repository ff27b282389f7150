// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/database_thread.h"
#include "models/postgres/system_gateway.h"
#include "tests/support/backend_rows.h"
#include "tests/support/certificates.h"
#include "tests/support/say.h"
#include "tests/support/test_database.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace countersign;

namespace {

const QString intentKind = QStringLiteral("intent");

} // namespace

/// Everything that goes wrong between us and a database: told as what it is, and over when it is over.
class TestDatabaseFaults : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase();
    void refusedPort();
    void silentPort();
    void notPostgres();
    void logins_data();
    void logins();
    void certificates_data();
    void certificates();
    void tableRenamedUnderUs();
    void endedInMidQuery();
    void slowStatementTimesOut();
    void lockedTableIsAConflict();
    void serverCrashesAndComesBack();

  private:
    [[nodiscard]] Result<std::unique_ptr<SystemGateway>> open(const ConnectionPlan& plan) {
        return SystemGateway::open(plan, database_->kind());
    }
    [[nodiscard]] ConnectionPlan planFor(const QString& url, const QString& password) const;

    std::unique_ptr<TestDatabase> database_;
    QTemporaryDir folder_;
    TestCertificates certificates_;
};

ConnectionPlan TestDatabaseFaults::planFor(const QString& url, const QString& password) const {
    const auto planned = planConnection(url, false, false);
    ConnectionPlan plan = planned ? *planned : ConnectionPlan{};
    plan.password = password;
    return plan;
}

void TestDatabaseFaults::initTestCase() {
    const auto made = makeCertificates(folder_.path());
    QVERIFY_OK(made);
    certificates_ = *made;
    TestDatabaseOptions options;
    options.cluster.sslCertFile = certificates_.expiredCert;
    options.cluster.sslKeyFile = certificates_.serverKey;
    auto database = TestDatabase::create(options);
    QVERIFY_OK(database);
    database_ = std::move(*database);
    const Status rows = database_->sql(programSql() + manyIntentsSql(50));
    QVERIFY_OK(rows);
}

void TestDatabaseFaults::refusedPort() {
    // Held and never listened on: nobody else can take it meanwhile.
    QTcpSocket held;
    QVERIFY(held.bind(QHostAddress::LocalHost));
    const quint16 port = held.localPort();
    const auto opened = open(planFor(QStringLiteral("postgres://ann@127.0.0.1:%1/x").arg(port), {}));
    QVERIFY(!opened.ok());
    QCOMPARE(opened.failure().kind, FailureKind::Unreachable);
    QVERIFY(opened.failure().where.contains(QStringLiteral("127.0.0.1:%1").arg(port)));
    QVERIFY(!opened.failure().remedy.isEmpty());
}

void TestDatabaseFaults::silentPort() {
    QTcpServer silent; // takes the connection and never says a word
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    QElapsedTimer timer;
    timer.start();
    const auto opened =
        open(planFor(QStringLiteral("postgres://ann@127.0.0.1:%1/x?connect_timeout=2&sslmode=disable")
                         .arg(silent.serverPort()),
                     {}));
    QVERIFY(!opened.ok());
    QCOMPARE(opened.failure().kind, FailureKind::Unreachable);
    QVERIFY(timer.elapsed() < 6'000);
}

void TestDatabaseFaults::notPostgres() {
    QTcpServer web;
    QVERIFY(web.listen(QHostAddress::LocalHost));
    Result<std::unique_ptr<SystemGateway>> opened = Failure{};
    std::thread opener([&] {
        opened =
            open(planFor(QStringLiteral("postgres://ann@127.0.0.1:%1/x?connect_timeout=5&sslmode=disable")
                             .arg(web.serverPort()),
                         {}));
    });
    if (web.waitForNewConnection(5'000)) {
        QTcpSocket* client = web.nextPendingConnection();
        client->write("HTTP/1.1 400 Bad Request\r\n\r\n<html>");
        client->waitForBytesWritten(1'000);
        client->disconnectFromHost();
    }
    opener.join();
    QVERIFY(!opened.ok());
    QCOMPARE(opened.failure().kind, FailureKind::Unreachable);
}

void TestDatabaseFaults::logins_data() {
    QTest::addColumn<QString>("login");
    QTest::addColumn<QString>("database");
    QTest::addColumn<QString>("says");
    QTest::newRow("wrong password") << "ann"
                                    << "sge"
                                    << "refused the password";
    QTest::newRow("no such login") << "nobody"
                                   << "sge"
                                   << "refused the password"; // the server does not tell
    QTest::newRow("no such database") << "ann-right"
                                      << "nothing"
                                      << "no database of that name";
    QTest::newRow("no right to connect") << "ann-right"
                                         << "closed"
                                         << "may not";
}

void TestDatabaseFaults::logins() {
    QFETCH(QString, login);
    QFETCH(QString, database);
    QFETCH(QString, says);
    if (database == QStringLiteral("closed")) {
        const Status made =
            database_->cluster().runSql(QStringLiteral("postgres"), QStringLiteral("CREATE DATABASE closed"));
        QVERIFY_OK(made);
        const Status closed = database_->cluster().runSql(
            QStringLiteral("postgres"), QStringLiteral("REVOKE CONNECT ON DATABASE closed FROM PUBLIC"));
        QVERIFY_OK(closed);
    }
    const bool right = login.endsWith(QStringLiteral("-right"));
    const QString name = login.section(u'-', 0, 0);
    const QString wrong = QStringLiteral("wr0ng-Secret-%1").arg(name);
    const auto opened = open(
        planFor(database_->cluster().urlFor(name, database), right ? database_->plan(name).password : wrong));
    QVERIFY(!opened.ok());
    QVERIFY2(englishSentence(opened.failure()).contains(says), qPrintable(said(opened.failure())));
    QCOMPARE(opened.failure().kind,
             database == QStringLiteral("closed") ? FailureKind::NoRight : FailureKind::LoginRefused);
    QVERIFY(!said(opened.failure()).contains(wrong));
}

void TestDatabaseFaults::certificates_data() {
    QTest::addColumn<QString>("cert");
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("otherRoot");
    QTest::addColumn<QString>("says"); // empty: it works
    QTest::newRow("good") << "good"
                          << "localhost" << false << "";
    QTest::newRow("expired") << "expired"
                             << "localhost" << false << "expired on ";
    QTest::newRow("another name") << "good"
                                  << "127.0.0.1" << false << "is not for 127.0.0.1";
    QTest::newRow("unknown authority") << "good"
                                       << "localhost" << true << "nobody we trust";
}

void TestDatabaseFaults::certificates() {
    QFETCH(QString, cert);
    QFETCH(QString, host);
    QFETCH(bool, otherRoot);
    QFETCH(QString, says);
    PrivateClusterOptions options;
    options.sslCertFile = cert == QStringLiteral("good") ? certificates_.goodCert : certificates_.expiredCert;
    options.sslKeyFile = certificates_.serverKey;
    auto cluster = PrivateCluster::start(options);
    QVERIFY_OK(cluster);
    // On loopback nothing is demanded: we say verify-full ourselves, as a URL to a far host would have to.
    const QString url =
        QStringLiteral("postgres://postgres@%1:%2/postgres?sslmode=verify-full&sslrootcert=%3")
            .arg(host)
            .arg((*cluster)->port())
            .arg(otherRoot ? certificates_.otherRoot : certificates_.root);
    const auto opened = open(planFor(url, (*cluster)->adminPassword()));
    if (says.isEmpty()) {
        QVERIFY_OK(opened);
        QVERIFY((*opened)->session().tls);
        return;
    }
    QVERIFY(!opened.ok());
    QCOMPARE(opened.failure().kind, FailureKind::TlsRefused);
    QVERIFY2(opened.failure().what.contains(says), qPrintable(said(opened.failure())));
}

void TestDatabaseFaults::tableRenamedUnderUs() {
    const Status bare = database_->makeDatabase(QStringLiteral("bare"));
    QVERIFY_OK(bare);
    const auto gateway = open(database_->plan(QStringLiteral("looker"), QStringLiteral("bare")));
    QVERIFY_OK(gateway);
    const auto before = (*gateway)->page(itemsOf(intentKind), {});
    QVERIFY_OK(before);
    const Status renamed = database_->cluster().runSql(
        QStringLiteral("bare"), QStringLiteral("ALTER TABLE \"Intent\" RENAME TO \"Intent2\""));
    QVERIFY_OK(renamed);
    const auto lost = (*gateway)->page(itemsOf(intentKind), {});
    QVERIFY(!lost.ok());
    QCOMPARE(lost.failure().kind, FailureKind::Missing);
    QVERIFY2(lost.failure().what.contains(QStringLiteral("Intent")), qPrintable(said(lost.failure())));
    QVERIFY(lost.failure().remedy.contains(QStringLiteral("doctor")));
    const auto told = (*gateway)->page(itemsOf(intentKind), {});
    QVERIFY2(told.failure().what.contains(QStringLiteral("table Intent is missing")),
             qPrintable(said(told.failure())));
    const auto findings = (*gateway)->findings(); // what still can be looked at, is
    QVERIFY_OK(findings);
    QVERIFY(!findings->notLooked.isEmpty());
    const Status back = database_->cluster().runSql(
        QStringLiteral("bare"), QStringLiteral("ALTER TABLE \"Intent2\" RENAME TO \"Intent\""));
    QVERIFY_OK(back);
}

void TestDatabaseFaults::endedInMidQuery() {
    auto connection = database_->connect(QStringLiteral("ann"));
    QVERIFY(connection);
    Result<pqxx::result> answer = Failure{};
    std::thread asker([&] { answer = connection->run(QStringLiteral("SELECT pg_sleep(10)")); });
    const QString end = QStringLiteral("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                                       " WHERE usename = 'ann' AND wait_event = 'PgSleep'");
    const bool ended = QTest::qWaitFor(
        [&] { return database_->value(database_->adminLogin(), end) != QStringLiteral("0"); }, 9'000);
    asker.join();
    QVERIFY(ended);
    QVERIFY(!answer.ok());
    QCOMPARE(answer.failure().kind, FailureKind::Unreachable);
    QVERIFY(!connection->usable());
    QCOMPARE(connection->backendPid(), 0);
    const auto after = connection->run(QStringLiteral("SELECT 1")); // must not reconnect behind our back
    QVERIFY(!after.ok());
}

void TestDatabaseFaults::slowStatementTimesOut() {
    ConnectionPlan plan = database_->plan(QStringLiteral("ann"));
    plan.statementTimeoutMs = 200;
    for (const bool pooled : {false, true}) {
        plan.pooled = pooled;
        const auto connection = Connection::open(plan, {});
        QVERIFY_OK(connection);
        const auto slow = (*connection)->run(QStringLiteral("SELECT pg_sleep(5)"));
        QVERIFY(!slow.ok());
        QCOMPARE(slow.failure().kind, FailureKind::TimedOut);
        QVERIFY((*connection)->usable());
        const auto next = (*connection)->run(QStringLiteral("SELECT current_setting('TimeZone')"));
        QVERIFY_OK(next);
        QCOMPARE(QString::fromUtf8((*next)[0][0].c_str()), QStringLiteral("UTC"));
    }
}

void TestDatabaseFaults::lockedTableIsAConflict() {
    const auto blocker = database_->connect(database_->adminLogin());
    const auto gateway = open(database_->plan(QStringLiteral("carol")));
    QVERIFY(blocker);
    QVERIFY_OK(gateway);
    const auto locked =
        blocker->run(QStringLiteral("BEGIN; LOCK TABLE public.\"Intent\" IN ACCESS EXCLUSIVE MODE"));
    QVERIFY_OK(locked);
    const auto page = (*gateway)->page(itemsOf(intentKind), {});
    const auto freed = blocker->run(QStringLiteral("ROLLBACK"));
    QVERIFY(!page.ok());
    QCOMPARE(page.failure().kind, FailureKind::Conflict);
    const auto again = (*gateway)->page(itemsOf(intentKind), {});
    QVERIFY_OK(again);
}

void TestDatabaseFaults::serverCrashesAndComesBack() {
    DatabaseThread database(database_->plan(QStringLiteral("carol")), database_->kind(), {});
    std::optional<Result<ItemPage>> answer;
    const auto ask = [&] {
        answer.reset();
        database.ask<ItemPage>(
            this, [](SystemGateway& gateway) { return gateway.page(itemsOf(intentKind), {}); },
            [&](const Result<ItemPage>& page) { answer = page; });
        return QTest::qWaitFor([&] { return answer.has_value(); }, 20'000);
    };
    QVERIFY(ask());
    QVERIFY_OK(*answer);
    database_->cluster().kill9Postmaster();
    QVERIFY(ask());
    QVERIFY(!answer->ok());
    QCOMPARE(answer->failure().kind, FailureKind::Unreachable);
    const Status back = database_->cluster().restart();
    QVERIFY_OK(back);
    QVERIFY(QTest::qWaitFor([&] { return ask() && answer->ok(); }, 30'000));
    QCOMPARE(answer->value().items.size(), std::size_t(50));
}

QTEST_GUILESS_MAIN(TestDatabaseFaults)
#include "test_database_faults.moc"
