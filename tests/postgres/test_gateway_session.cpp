// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/system_gateway.h"
#include "tests/support/backend_rows.h"
#include "tests/support/say.h"
#include "tests/support/test_database.h"

#include <QTest>

using namespace countersign;

namespace {

const QString bareDatabase = QStringLiteral("bare");

} // namespace

/// What a session is allowed, decided at connect: by roles, by mapping, by the contract's version and
/// completeness.
class TestGatewaySession : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase();
    void decidesMode_data();
    void decidesMode();
    void knowsTheServer();
    void seatBeltMakesAnOperatorAnAuditor();
    void poolerMayNotAct();
    void otherVersions_data();
    void otherVersions();
    void halfAnInstall_data();
    void halfAnInstall();
    void anotherKindIsRefused();
    void offersOnlyWhatIsThere();
    void revokedGrants();

  private:
    [[nodiscard]] std::unique_ptr<SystemGateway> open(const QString& login, const QString& database = {},
                                                      bool readOnly = false);
    std::unique_ptr<TestDatabase> database_;
};

std::unique_ptr<SystemGateway> TestGatewaySession::open(const QString& login, const QString& database,
                                                        bool readOnly) {
    ConnectionPlan plan = database_->plan(login, database);
    plan.readOnly = readOnly;
    auto opened = SystemGateway::open(plan, database_->kind());
    if (!opened) {
        qWarning("%s", qPrintable(said(opened.failure())));
        return nullptr;
    }
    return std::move(opened).value();
}

void TestGatewaySession::initTestCase() {
    auto made = TestDatabase::create();
    QVERIFY_OK(made);
    database_ = std::move(*made);
    const Status bare = database_->makeDatabase(bareDatabase);
    QVERIFY_OK(bare);
}

void TestGatewaySession::decidesMode_data() {
    QTest::addColumn<QString>("login");
    QTest::addColumn<QString>("database");
    QTest::addColumn<int>("mode");
    QTest::addColumn<QString>("why");
    QTest::newRow("operator") << "ann"
                              << "" << int(AccessMode::Operator) << "";
    QTest::newRow("auditor") << "carol"
                             << "" << int(AccessMode::Auditor) << "is no operator";
    QTest::newRow("admin") << "dave"
                           << "" << int(AccessMode::Signer) << "is no operator";
    QTest::newRow("operator without human") << "eve"
                                            << "" << int(AccessMode::Auditor) << "mapped to no active human";
    QTest::newRow("in no role") << "mallory"
                                << "" << int(AccessMode::LookOnly) << "in none of the contract's roles";
    QTest::newRow("no contract") << "looker" << bareDatabase << int(AccessMode::LookOnly)
                                 << "countersignctl install";
}

void TestGatewaySession::decidesMode() {
    QFETCH(QString, login);
    QFETCH(QString, database);
    QFETCH(QString, why);
    const auto gateway = open(login, database);
    QVERIFY(gateway);
    const SessionInfo& session = gateway->session();
    QTEST(int(session.mode), "mode");
    QCOMPARE(session.login, login);
    QVERIFY2(session.whyNotAct.contains(why) && session.whyNotAct.isEmpty() == why.isEmpty(),
             qPrintable(session.whyNotAct));
    QCOMPARE(session.mayAct(), session.mode == AccessMode::Operator);
    if (!session.mayAct()) {
        const auto refused = gateway->retry({});
        QVERIFY(!refused.ok());
        QCOMPARE(refused.failure().kind, FailureKind::NoRight);
    }
}

void TestGatewaySession::knowsTheServer() {
    const auto gateway = open(QStringLiteral("ann"));
    QVERIFY(gateway);
    const SessionInfo& session = gateway->session();
    QCOMPARE(session.human, QStringLiteral("ann"));
    QCOMPARE(session.contractVersion, consoleContractVersion());
    QVERIFY(session.contractVersion > 0);
    QVERIFY(session.serverVersion.section(u'.', 0, 0).toInt() >= 13);
    QVERIFY(!session.databaseSystemId.isEmpty());
    QVERIFY(!session.onStandby);
    QVERIFY(!session.weakTlsAllowed);
    QVERIFY(session.clockDifferenceMs && qAbs(*session.clockDifferenceMs) < 2'000);
    QVERIFY(session.roles.contains(QStringLiteral("countersign_operator")));
}

void TestGatewaySession::seatBeltMakesAnOperatorAnAuditor() {
    const auto gateway = open(QStringLiteral("ann"), {}, true);
    QVERIFY(gateway);
    QCOMPARE(gateway->session().mode, AccessMode::Auditor);
    QVERIFY(gateway->session().readOnly.proven);
}

void TestGatewaySession::poolerMayNotAct() {
    ConnectionPlan plan = database_->plan(QStringLiteral("ann"));
    plan.pooled = true;
    const auto gateway = SystemGateway::open(plan, database_->kind());
    QVERIFY_OK(gateway);
    QCOMPARE((*gateway)->session().mode, AccessMode::Auditor);
    QVERIFY((*gateway)->session().whyNotAct.contains(QStringLiteral("pooler")));
    const auto page = (*gateway)->page(itemsOf(QStringLiteral("intent")), {});
    QVERIFY_OK(page);
}

void TestGatewaySession::otherVersions_data() {
    QTest::addColumn<int>("step");
    QTest::addColumn<QString>("says");
    QTest::newRow("older") << -1 << "is older";
    QTest::newRow("newer") << 1 << "is newer";
}

void TestGatewaySession::otherVersions() {
    QFETCH(int, step);
    QFETCH(QString, says);
    const QString highest = QString::number(consoleContractVersion());
    const Status changed = database_->sql(
        step < 0
            ? QStringLiteral("UPDATE countersign.migration SET number = -number WHERE number = ") + highest
            : QStringLiteral("INSERT INTO countersign.migration VALUES (%1 + 1, 'future', '')").arg(highest));
    QVERIFY_OK(changed);
    const auto gateway = open(QStringLiteral("ann"));
    const Status undone = database_->sql(
        step < 0 ? QStringLiteral("UPDATE countersign.migration SET number = -number WHERE number < 0")
                 : QStringLiteral("DELETE FROM countersign.migration WHERE number > ") + highest);
    QVERIFY_OK(undone);
    QVERIFY(gateway);
    QCOMPARE(gateway->session().mode, AccessMode::LookOnly);
    QVERIFY2(gateway->session().whyNotAct.contains(says), qPrintable(gateway->session().whyNotAct));
    const auto page =
        gateway->page(itemsOf(QStringLiteral("intent")), {}); // ann may not read the tables: by the views
    QVERIFY_OK(page);
}

void TestGatewaySession::halfAnInstall_data() {
    QTest::addColumn<QString>("breaks");
    QTest::addColumn<QString>("mends");
    QTest::addColumn<QString>("names");
    QTest::newRow("function") << "ALTER FUNCTION countersign.retry_effect RENAME TO hidden"
                              << "ALTER FUNCTION countersign.hidden RENAME TO retry_effect"
                              << "function countersign.retry_effect";
    QTest::newRow("view") << "ALTER VIEW countersign.finding RENAME TO hidden"
                          << "ALTER VIEW countersign.hidden RENAME TO finding"
                          << "view countersign.finding";
    QTest::newRow("table") << "ALTER TABLE countersign.audit_head RENAME TO hidden"
                           << "ALTER TABLE countersign.hidden RENAME TO audit_head"
                           << "table countersign.audit_head";
    QTest::newRow("trigger") << "ALTER TABLE countersign.audit DISABLE TRIGGER audit_append_only"
                             << "ALTER TABLE countersign.audit ENABLE TRIGGER audit_append_only"
                             << "trigger audit_append_only";
    QTest::newRow("who is asking") << "ALTER FUNCTION countersign.whoami RENAME TO hidden"
                                   << "ALTER FUNCTION countersign.hidden RENAME TO whoami"
                                   << "function countersign.whoami";
}

void TestGatewaySession::halfAnInstall() {
    QFETCH(QString, breaks);
    QFETCH(QString, mends);
    QFETCH(QString, names);
    const Status broken = database_->sql(breaks);
    QVERIFY_OK(broken);
    const auto gateway = open(QStringLiteral("ann"));
    const Status mended = database_->sql(mends);
    QVERIFY_OK(mended);
    QVERIFY(gateway);
    QVERIFY(!gateway->session().mayAct());
    QVERIFY2(gateway->session().whyNotAct.contains(names), qPrintable(gateway->session().whyNotAct));
    QCOMPARE(open(QStringLiteral("ann"))->session().mode, AccessMode::Operator);
}

void TestGatewaySession::anotherKindIsRefused() {
    auto other = std::make_shared<KindPack>(*database_->kind());
    other->name = QStringLiteral("other");
    const auto opened = SystemGateway::open(database_->plan(QStringLiteral("ann")), other);
    QVERIFY(!opened.ok());
    QCOMPARE(opened.failure().kind, FailureKind::BadInput);
    QVERIFY2(opened.failure().what.contains(QStringLiteral("other")), qPrintable(said(opened.failure())));
}

void TestGatewaySession::offersOnlyWhatIsThere() {
    const Status hidden =
        database_->cluster().runSql(bareDatabase, QStringLiteral("ALTER TABLE jobs RENAME TO jobs_gone"));
    QVERIFY_OK(hidden);
    const auto gateway = open(QStringLiteral("looker"), bareDatabase);
    const auto snapshot = gateway ? gateway->findings() : Result<FindingSnapshot>(Failure{});
    const Status shown =
        database_->cluster().runSql(bareDatabase, QStringLiteral("ALTER TABLE jobs_gone RENAME TO jobs"));
    QVERIFY_OK(shown);
    QVERIFY(gateway);
    QVERIFY_OK(snapshot); // the other detectors still run
    QVERIFY2(!snapshot->notLooked.filter(QStringLiteral("table jobs is missing")).isEmpty(),
             qPrintable(snapshot->notLooked.join(u'\n')));
    bool jobs = true, intents = false;
    for (const Capability& capability : gateway->session().capabilities) {
        if (capability.board == QStringLiteral("jobs")) {
            jobs = capability.offered;
            QVERIFY(capability.whyNot.contains(QStringLiteral("jobs")));
        }
        intents = intents || (capability.board == QStringLiteral("intents") && capability.offered);
    }
    QVERIFY(!jobs && intents);
    QCOMPARE(gateway->page(itemsOf(QStringLiteral("job")), {}).failure().kind, FailureKind::Missing);
}

void TestGatewaySession::revokedGrants() {
    const auto gateway = open(QStringLiteral("looker"), bareDatabase);
    QVERIFY(gateway);
    const Status revoked =
        database_->cluster().runSql(bareDatabase, QStringLiteral("REVOKE SELECT ON \"Intent\" FROM looker"));
    QVERIFY_OK(revoked);
    const auto page = gateway->page(itemsOf(QStringLiteral("intent")), {});
    QCOMPARE(page.failure().kind, FailureKind::NoRight);
    const auto findings = gateway->findings(); // it has looked again by now
    QVERIFY_OK(findings);
    QVERIFY(!findings->notLooked.filter(QStringLiteral("may not SELECT")).isEmpty());
    QVERIFY(gateway->usable());
    const Status granted =
        database_->cluster().runSql(bareDatabase, QStringLiteral("GRANT SELECT ON \"Intent\" TO looker"));
    QVERIFY_OK(granted);
}

QTEST_GUILESS_MAIN(TestGatewaySession)
#include "test_gateway_session.moc"
