// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/system_gateway.h"
#include "tests/support/backend_rows.h"
#include "tests/support/dropping_proxy.h"
#include "tests/support/say.h"
#include "tests/support/test_database.h"

#include <QTest>

#include <thread>

using namespace countersign;

/// The one act: what becomes of it, and that an answer lost on the way is never called a failure.
class TestGatewayActs : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase();
    void retriesOnceAndReplays();
    void refusesWhatChanged();
    void refusesWithTheKindsWords();
    void malformedArgumentsFail();
    void watchesTheEffect();
    void unknownKeyIsUnknown();
    void killedWhileItWaitsForALock();
    void killedAfterTheAct();
    void doneButTheAnswerIsLost();
    void lookUpWaitsForARunningAct();

  private:
    [[nodiscard]] std::unique_ptr<SystemGateway> open(const QString& login);
    [[nodiscard]] RetryRequest requestFor(SystemGateway& gateway, const QString& id);
    [[nodiscard]] QString actsOn(const QString& id);
    void terminate(const QString& condition);

    std::unique_ptr<TestDatabase> database_;
};

std::unique_ptr<SystemGateway> TestGatewayActs::open(const QString& login) {
    auto opened = SystemGateway::open(database_->plan(login), database_->kind());
    if (!opened) {
        qWarning("%s", qPrintable(said(opened.failure())));
        return nullptr;
    }
    return std::move(opened).value();
}

RetryRequest TestGatewayActs::requestFor(SystemGateway& gateway, const QString& id) {
    if (!database_->sql(orphanIntentSql(id)))
        return {};
    RetryRequest request;
    request.item = {QStringLiteral("intent"), id};
    const auto detail = gateway.detail(request.item);
    request.fingerprint = detail ? detail->item.fingerprint : QString();
    request.key = QUuid::createUuid();
    request.reason = QStringLiteral("the worker was restarted");
    return request;
}

QString TestGatewayActs::actsOn(const QString& id) {
    return database_->value(
        database_->adminLogin(),
        QStringLiteral("SELECT count(*) FROM countersign.audit WHERE act = 'retry' AND subject = $1"),
        {QStringLiteral("intent/") + id});
}

/// Ends the sessions of ours that are as \a condition says, and waits until there was one.
void TestGatewayActs::terminate(const QString& condition) {
    const QString sql = QStringLiteral("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                                       " WHERE usename = 'ann' AND %1")
                            .arg(condition);
    // Not QTRY_VERIFY: that asks once more when it was true, and then there is nobody left to end.
    const bool ended = QTest::qWaitFor(
        [&] { return database_->value(database_->adminLogin(), sql) != QStringLiteral("0"); }, 2'500);
    QVERIFY(ended);
}

void TestGatewayActs::initTestCase() {
    auto made = TestDatabase::create();
    QVERIFY_OK(made);
    database_ = std::move(*made);
    const Status program = database_->sql(programSql());
    QVERIFY_OK(program);
}

void TestGatewayActs::retriesOnceAndReplays() {
    const auto gateway = open(QStringLiteral("ann"));
    QVERIFY(gateway);
    const RetryRequest request = requestFor(*gateway, QStringLiteral("once"));
    const auto first = gateway->retry(request);
    QVERIFY_OK(first);
    QCOMPARE(first->kind, ActOutcome::Kind::Done);
    QVERIFY(!first->replayed);
    QVERIFY(first->auditSeq > 0);
    QVERIFY(first->at && qAbs(*first->at - systemNow()) < 60'000);
    const auto again = gateway->retry(request);
    QVERIFY_OK(again);
    QCOMPARE(again->kind, ActOutcome::Kind::Done);
    QVERIFY(again->replayed);
    QCOMPARE(again->auditSeq, first->auditSeq);
    QCOMPARE(actsOn(QStringLiteral("once")), QStringLiteral("1"));
    const auto looked = gateway->lookUp(request.key);
    QVERIFY_OK(looked);
    QVERIFY(looked->has_value());
    QCOMPARE((*looked)->auditSeq, first->auditSeq);
}

void TestGatewayActs::refusesWhatChanged() {
    const auto gateway = open(QStringLiteral("ann"));
    QVERIFY(gateway);
    const RetryRequest request = requestFor(*gateway, QStringLiteral("changed"));
    const Status touched =
        database_->sql(QStringLiteral("UPDATE \"Intent\" SET \"attempts\" = 1 WHERE \"id\" = 'changed'"));
    QVERIFY_OK(touched);
    const auto outcome = gateway->retry(request);
    QVERIFY_OK(outcome);
    QCOMPARE(outcome->kind, ActOutcome::Kind::Refused);
    QCOMPARE(outcome->reason, QStringLiteral("changed"));
    QVERIFY(!outcome->text.isEmpty() && outcome->text != outcome->reason);
    QCOMPARE(actsOn(QStringLiteral("changed")), QStringLiteral("0"));
}

void TestGatewayActs::refusesWithTheKindsWords() {
    const auto gateway = open(QStringLiteral("bob"));
    QVERIFY(gateway);
    RetryRequest request = requestFor(*gateway, QStringLiteral("locked"));
    const Status locked = database_->sql(QStringLiteral(
        "UPDATE \"Intent\" SET \"status\" = 'PROCESSING', \"lockedBy\" = 'worker-1',"
        " \"lockedUntil\" = now() AT TIME ZONE 'UTC' + interval '5 minutes' WHERE \"id\" = 'locked'"));
    QVERIFY_OK(locked);
    request.fingerprint = gateway->detail(request.item)->item.fingerprint;
    const auto outcome = gateway->retry(request);
    QVERIFY_OK(outcome);
    QCOMPARE(outcome->kind, ActOutcome::Kind::Refused);
    QCOMPARE(outcome->reason, QStringLiteral("locked"));
    QVERIFY(outcome->text != outcome->reason);
    QVERIFY(outcome->until && *outcome->until > systemNow());
}

void TestGatewayActs::malformedArgumentsFail() {
    const auto gateway = open(QStringLiteral("bob"));
    QVERIFY(gateway);
    RetryRequest request = requestFor(*gateway, QStringLiteral("malformed"));
    request.reason = QStringLiteral("  ");
    const auto blank = gateway->retry(request);
    QVERIFY(!blank.ok()); // an error, not in doubt: the server has said no
    request.reason = QStringLiteral("fine\u202etxt.exe");
    const auto bidi = gateway->retry(request);
    QVERIFY(!bidi.ok());
    QVERIFY(gateway->usable());
    QCOMPARE(actsOn(QStringLiteral("malformed")), QStringLiteral("0"));
}

void TestGatewayActs::watchesTheEffect() {
    const auto gateway = open(QStringLiteral("bob"));
    QVERIFY(gateway);
    const RetryRequest request = requestFor(*gateway, QStringLiteral("effect"));
    const auto done = gateway->retry(request);
    QVERIFY_OK(done);
    QCOMPARE(done->kind, ActOutcome::Kind::Done);
    const auto waiting = gateway->effectOf(request.key);
    QVERIFY_OK(waiting);
    QCOMPARE(waiting->stage, Effect::Stage::Waiting);
    QCOMPARE(waiting->rawState, QStringLiteral("PENDING"));
    const Status settled =
        database_->sql(QStringLiteral("UPDATE \"Intent\" SET \"status\" = 'CONFIRMED', \"attempts\" = 1, "
                                      "\"lastAttemptAt\" = now() AT TIME ZONE 'UTC',"
                                      " \"completedAt\" = now() AT TIME ZONE 'UTC' WHERE \"id\" = 'effect'"));
    QVERIFY_OK(settled);
    const auto ended = gateway->effectOf(request.key);
    QVERIFY_OK(ended);
    QCOMPARE(ended->stage, Effect::Stage::Done);
    QVERIFY(ended->endedAt && ended->actedAt);
}

void TestGatewayActs::unknownKeyIsUnknown() {
    const auto gateway = open(QStringLiteral("ann"));
    QVERIFY(gateway);
    const auto looked = gateway->lookUp(QUuid::createUuid());
    QVERIFY_OK(looked);
    QVERIFY(!looked->has_value());
    QCOMPARE(gateway->effectOf(QUuid::createUuid()).failure().kind, FailureKind::Missing);
}

void TestGatewayActs::killedWhileItWaitsForALock() {
    const auto gateway = open(QStringLiteral("ann"));
    QVERIFY(gateway);
    const RetryRequest request = requestFor(*gateway, QStringLiteral("killed"));
    const auto blocker = database_->connect(database_->adminLogin());
    QVERIFY(blocker);
    const auto held = blocker->run(
        QStringLiteral("SELECT pg_advisory_lock(hashtextextended('countersign item intent/killed', 0))"));
    QVERIFY_OK(held);
    Result<ActOutcome> outcome = Failure{};
    std::thread presser([&] { outcome = gateway->retry(request); });
    terminate(QStringLiteral("wait_event_type = 'Lock'"));
    presser.join();
    QVERIFY_OK(outcome);
    QCOMPARE(outcome->kind, ActOutcome::Kind::InDoubt);
    QVERIFY(!gateway->usable());
    QCOMPARE(gateway->retry(request).failure().kind, FailureKind::Unreachable); // nothing more is sent on it
    const auto freed = blocker->run(QStringLiteral("SELECT pg_advisory_unlock_all()"));
    QVERIFY_OK(freed);
    const auto second = open(QStringLiteral("ann"));
    QVERIFY(second);
    const auto looked = second->lookUp(request.key);
    QVERIFY_OK(looked);
    QVERIFY(!looked->has_value()); // never stored: pressing with the same key is safe
    const auto again = second->retry(request);
    QVERIFY_OK(again);
    QCOMPARE(again->kind, ActOutcome::Kind::Done);
    QCOMPARE(actsOn(QStringLiteral("killed")), QStringLiteral("1"));
}

void TestGatewayActs::killedAfterTheAct() {
    // A deferred trigger runs at commit, when all is done but the answer: the session waits there and is
    // ended.
    const auto gateway = open(QStringLiteral("ann"));
    QVERIFY(gateway);
    const RetryRequest request = requestFor(*gateway, QStringLiteral("late"));
    const Status trigger = database_->sql(
        QStringLiteral("CREATE FUNCTION public.slow_commit() RETURNS trigger LANGUAGE plpgsql AS"
                       " 'BEGIN PERFORM pg_catalog.pg_sleep(10); RETURN NULL; END';"
                       "CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON countersign.retry_request DEFERRABLE "
                       "INITIALLY DEFERRED"
                       " FOR EACH ROW EXECUTE FUNCTION public.slow_commit();"));
    QVERIFY_OK(trigger);
    Result<ActOutcome> outcome = Failure{};
    std::thread presser([&] { outcome = gateway->retry(request); });
    terminate(QStringLiteral("wait_event = 'PgSleep'"));
    presser.join();
    const Status removed = database_->sql(QStringLiteral("DROP TRIGGER slow ON countersign.retry_request"));
    QVERIFY_OK(removed);
    QVERIFY_OK(outcome);
    QCOMPARE(outcome->kind, ActOutcome::Kind::InDoubt);
    const auto second = open(QStringLiteral("ann"));
    QVERIFY(second);
    const auto looked = second->lookUp(request.key);
    QVERIFY_OK(looked);
    QCOMPARE(actsOn(QStringLiteral("late")), looked->has_value() ? QStringLiteral("1") : QStringLiteral("0"));
}

void TestGatewayActs::doneButTheAnswerIsLost() {
    DroppingProxy proxy(database_->cluster().port());
    ConnectionPlan plan = database_->plan(QStringLiteral("ann"));
    plan.conninfo.replace(QStringLiteral("port='%1'").arg(database_->cluster().port()),
                          QStringLiteral("port='%1'").arg(proxy.port()));
    const auto gateway = SystemGateway::open(plan, database_->kind());
    QVERIFY_OK(gateway);
    const RetryRequest request = requestFor(**gateway, QStringLiteral("lost"));
    proxy.loseAnswerTo("countersign.retry(");
    const auto outcome = (*gateway)->retry(request);
    QVERIFY(proxy.lost());
    QVERIFY_OK(outcome);
    QCOMPARE(outcome->kind, ActOutcome::Kind::InDoubt); // it was done, and we must not call it failed
    QVERIFY(!(*gateway)->usable());
    const auto second = open(QStringLiteral("ann"));
    QVERIFY(second);
    const auto looked = second->lookUp(request.key);
    QVERIFY_OK(looked);
    QVERIFY(looked->has_value());
    QCOMPARE((*looked)->kind, ActOutcome::Kind::Done);
    const auto again = second->retry(request); // and pressing again with the same key does nothing more
    QVERIFY_OK(again);
    QVERIFY(again->replayed);
    QCOMPARE(actsOn(QStringLiteral("lost")), QStringLiteral("1"));
}

void TestGatewayActs::lookUpWaitsForARunningAct() {
    const auto gateway = open(QStringLiteral("ann"));
    const auto other = open(QStringLiteral("ann"));
    QVERIFY(gateway && other);
    const RetryRequest request = requestFor(*gateway, QStringLiteral("running"));
    const auto blocker = database_->connect(database_->adminLogin());
    QVERIFY(blocker);
    const auto held = blocker->run(
        QStringLiteral("SELECT pg_advisory_lock(hashtextextended('countersign item intent/running', 0))"));
    QVERIFY_OK(held);
    Result<ActOutcome> outcome = Failure{};
    std::thread presser([&] { outcome = gateway->retry(request); });
    Result<std::optional<ActOutcome>> looked = Failure{};
    const QString waiting = QStringLiteral(
        "SELECT count(*) FROM pg_stat_activity WHERE usename = 'ann' AND wait_event_type = 'Lock'");
    const auto waits = [&](const char* sessions) {
        return database_->value(database_->adminLogin(), waiting) == QString::fromLatin1(sessions);
    };
    bool actWaits = QTest::qWaitFor([&] { return waits("1"); }, 2'500);
    std::thread asker([&] { looked = other->lookUp(request.key); });
    const bool bothWait = QTest::qWaitFor([&] { return waits("2"); }, 2'500);
    const auto freed = blocker->run(QStringLiteral("SELECT pg_advisory_unlock_all()"));
    presser.join();
    asker.join();
    QVERIFY(actWaits && bothWait); // "never seen" would have been a lie
    QVERIFY_OK(freed);
    QVERIFY_OK(outcome);
    QVERIFY_OK(looked);
    QCOMPARE(outcome->kind, ActOutcome::Kind::Done);
    QVERIFY(looked->has_value());
}

QTEST_GUILESS_MAIN(TestGatewayActs)
#include "test_gateway_acts.moc"
