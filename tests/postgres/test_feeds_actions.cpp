// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/action_feed.h"
#include "models/postgres/database_thread.h"
#include "tests/postgres/feeds_fixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace countersign;

namespace {

const QString intent = QStringLiteral("intent");

QString count(TestDatabase& db, const QString& what) {
    return db.value(db.adminLogin(), QStringLiteral("SELECT count(*) FROM ") + what);
}

} // namespace

/// Acts against a real database: one press, its effect, bulk, limits, and answers that are lost.
class TestFeedsActions : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() {
        auto made = TestDatabase::create();
        QVERIFY2(made.ok(), made ? "" : qPrintable(englishSentence(made.failure())));
        db_ = std::move(*made);
        QVERIFY(db_->sql(programSql()).ok());
    }

    void init() {
        actor_ = std::make_unique<DatabaseThread>(db_->plan(QStringLiteral("ann")), db_->kind(),
                                                  std::map<QString, Decimal>{});
        chain_ = std::make_unique<FakeChain>();
        feed_ = std::make_unique<ActionFeed>(actor_.get(), chain_.get());
        feed_->setTime({testPace, systemNow});
    }

    void cleanup() {
        feed_.reset();
        actor_.reset();
    }

    void aRetryIsDoneAndItsEffectFollowed() {
        add(QStringLiteral("a1"), QStringLiteral("PENDING"));
        QSignalSpy effect(feed_.get(), &ActionFeed::effectChanged);
        const ActOutcome outcome = press(QStringLiteral("a1"));
        QVERIFY2(outcome.kind == ActOutcome::Kind::Done, qPrintable(outcome.text));
        QVERIFY(outcome.auditSeq > 0);
        QTRY_VERIFY_WITH_TIMEOUT(effect.count() >= 1, 20'000);
        QVERIFY(effect.first()[1].value<Effect>().stage == Effect::Stage::Waiting);
        set(QStringLiteral("a1"),
            QStringLiteral("\"status\"='PROCESSING',\"attempts\"=1,\"lockedBy\"='worker-1'"));
        QTRY_VERIFY_WITH_TIMEOUT(effect.last()[1].value<Effect>().stage == Effect::Stage::PickedUp, 20'000);
        set(QStringLiteral("a1"),
            QStringLiteral("\"status\"='CONFIRMED',\"completedAt\"=now() at time zone 'utc'"));
        QTRY_VERIFY_WITH_TIMEOUT(effect.last()[1].value<Effect>().stage == Effect::Stage::Done, 20'000);
    }

    void aChangedRowIsRefused() {
        add(QStringLiteral("b1"), QStringLiteral("PENDING"));
        RetryRequest request = requestFor(QStringLiteral("b1"));
        set(QStringLiteral("b1"), QStringLiteral("\"attempts\"=3"));
        const ActOutcome outcome = send(request);
        QVERIFY(outcome.kind == ActOutcome::Kind::Refused);
        QCOMPARE(outcome.reason, QStringLiteral("changed"));
    }

    void noEffectBecomesAFindingAndGoesWhenTheWorkerComes() {
        add(QStringLiteral("c1"), QStringLiteral("PENDING"));
        QSignalSpy findings(feed_.get(), &ActionFeed::findingsReady);
        QVERIFY(press(QStringLiteral("c1")).kind == ActOutcome::Kind::Done);
        // By our fast clock 60 s are 3.
        QTRY_VERIFY_WITH_TIMEOUT(findings.count() > 0 && !lastFindings(findings).empty(), 10'000);
        QCOMPARE(lastFindings(findings)[0].key(), QStringLiteral("intent.no_effect/intent/c1"));
        QVERIFY(!lastFindings(findings)[0].why.isEmpty());
        set(QStringLiteral("c1"), QStringLiteral("\"status\"='CONFIRMED'"));
        QTRY_VERIFY_WITH_TIMEOUT(lastFindings(findings).empty(), 20'000);
    }

    void aBulkRetryJudgesEachItem() {
        add(QStringLiteral("d1"), QStringLiteral("PENDING"));
        add(QStringLiteral("d2"), QStringLiteral("CONFIRMED"));
        add(QStringLiteral("d3"), QStringLiteral("FAILED"), QStringLiteral("must register before claiming"));
        add(QStringLiteral("d4"), QStringLiteral("FAILED"), QStringLiteral("timeout of 30000 ms exceeded"));
        const auto lines = bulk({QStringLiteral("d1"), QStringLiteral("d2"), QStringLiteral("d3"),
                                 QStringLiteral("d4"), QStringLiteral("not-there")});
        QCOMPARE(lines.size(), size_t(5));
        QVERIFY(lines[0].kind == BulkLine::Kind::Done);
        QVERIFY(lines[1].kind == BulkLine::Kind::Skipped);
        QVERIFY(lines[1].why.startsWith(u"UNSAFE"));
        QVERIFY(lines[2].kind == BulkLine::Kind::Done);
        QVERIFY(lines[3].kind == BulkLine::Kind::Skipped);
        QVERIFY(lines[3].why.startsWith(u"UNKNOWN"));
        QVERIFY(lines[4].kind == BulkLine::Kind::Skipped);
        QVERIFY(chain_->looks >= 2);
    }

    /// One canary; the others wait until the backend has brought it to its end.
    void aStagedRetrySendsACanaryFirst() {
        const QStringList ids{QStringLiteral("s1"), QStringLiteral("s2"), QStringLiteral("s3")};
        for (const QString& id : ids)
            add(id, QStringLiteral("PENDING"));
        QSignalSpy waiting(feed_.get(), &ActionFeed::bulkWaiting);
        QSignalSpy finished(feed_.get(), &ActionFeed::bulkFinished);
        feed_->retryAll(refs(ids), QStringLiteral("test"), BulkPace::Staged);
        QTRY_VERIFY_WITH_TIMEOUT(!waiting.isEmpty(), 20'000);
        QCOMPARE(acted(ids), 1);
        set(QStringLiteral("s1"), QStringLiteral("\"status\"='PROCESSING', \"attempts\"=1"));
        QVERIFY(!finished.wait(300)); // picked up is not through
        QCOMPARE(acted(ids), 1);
        set(QStringLiteral("s1"), QStringLiteral("\"status\"='CONFIRMED'"));
        QTRY_VERIFY_WITH_TIMEOUT(!finished.isEmpty(), 20'000);
        QCOMPARE(acted(ids), 3);
        for (const BulkLine& line : finished[0][0].value<std::vector<BulkLine>>())
            QVERIFY(line.kind == BulkLine::Kind::Done);
    }

    void aStagedRetryEndsAtTheFirstThatFails() {
        const QStringList ids{QStringLiteral("t1"), QStringLiteral("t2"), QStringLiteral("t3")};
        for (const QString& id : ids)
            add(id, QStringLiteral("PENDING"));
        QSignalSpy waiting(feed_.get(), &ActionFeed::bulkWaiting);
        QSignalSpy finished(feed_.get(), &ActionFeed::bulkFinished);
        feed_->retryAll(refs(ids), QStringLiteral("test"), BulkPace::Staged);
        QTRY_VERIFY_WITH_TIMEOUT(!waiting.isEmpty(), 20'000);
        set(QStringLiteral("t1"),
            QStringLiteral("\"status\"='FAILED', \"errorMessage\"='insufficient funds'"));
        QTRY_VERIFY_WITH_TIMEOUT(!finished.isEmpty(), 20'000);
        QCOMPARE(acted(ids), 1);
        const auto lines = finished[0][0].value<std::vector<BulkLine>>();
        QVERIFY(lines[1].kind == BulkLine::Kind::Skipped && lines[2].kind == BulkLine::Kind::Skipped);
        QVERIFY2(lines[1].why.contains(QStringLiteral("t1")), qPrintable(lines[1].why));
        QVERIFY(!feed_->bulkRunning());
    }

    void aStagedRetryIsCancelledBetweenStages() {
        const QStringList ids{QStringLiteral("u1"), QStringLiteral("u2")};
        for (const QString& id : ids)
            add(id, QStringLiteral("PENDING"));
        QSignalSpy waiting(feed_.get(), &ActionFeed::bulkWaiting);
        QSignalSpy finished(feed_.get(), &ActionFeed::bulkFinished);
        feed_->retryAll(refs(ids), QStringLiteral("test"), BulkPace::Staged);
        QTRY_VERIFY_WITH_TIMEOUT(!waiting.isEmpty(), 20'000);
        feed_->cancelBulk();
        QCOMPARE(finished.size(), 1);
        QCOMPARE(acted(ids), 1);
    }

    void theChainStopsABulkRetry() {
        add(QStringLiteral("e1"), QStringLiteral("PENDING"));
        chain_->answer.configured = true;
        chain_->answer.nodesAsked = chain_->answer.nodesAnswered = 2;
        chain_->answer.walletBelowLow = chain_->answer.itemLackedFunds = true;
        const auto lines = bulk({QStringLiteral("e1")});
        QVERIFY(lines[0].kind == BulkLine::Kind::Skipped);
        QVERIFY(lines[0].why.startsWith(u"WAIT"));
    }

    void aLimitIsWaitedFor() {
        // One act in two seconds and a half.
        limits(1, QStringLiteral("2.5"));
        add(QStringLiteral("f1"), QStringLiteral("PENDING"));
        add(QStringLiteral("f2"), QStringLiteral("PENDING"));
        QSignalSpy waiting(feed_.get(), &ActionFeed::bulkWaiting);
        const auto lines = bulk({QStringLiteral("f1"), QStringLiteral("f2")});
        limits(1000, QStringLiteral("60"));
        QVERIFY(lines[0].kind == BulkLine::Kind::Done);
        QVERIFY2(lines[1].kind == BulkLine::Kind::Done, qPrintable(lines[1].why));
        QVERIFY(waiting.count() >= 1);
    }

    void aBulkRetryEndsWhenCancelledInAWait() {
        limits(1, QStringLiteral("600"));
        add(QStringLiteral("g1"), QStringLiteral("PENDING"));
        add(QStringLiteral("g2"), QStringLiteral("PENDING"));
        QSignalSpy waiting(feed_.get(), &ActionFeed::bulkWaiting);
        QSignalSpy finished(feed_.get(), &ActionFeed::bulkFinished);
        feed_->retryAll({{intent, QStringLiteral("g1")}, {intent, QStringLiteral("g2")}},
                        QStringLiteral("test"));
        QTRY_VERIFY_WITH_TIMEOUT(waiting.count() >= 1, 20'000);
        feed_->cancelBulk();
        QCOMPARE(finished.count(), 1);
        QVERIFY(finished[0][1].toBool());
        QVERIFY(!feed_->bulkRunning());
        limits(1000, QStringLiteral("60"));
        const auto lines = finished[0][0].value<std::vector<BulkLine>>();
        QVERIFY(lines[1].kind == BulkLine::Kind::Waiting);
    }

    void aLostAnswerIsLookedUpByItsKey() {
        add(QStringLiteral("h1"), QStringLiteral("PENDING"));
        const RetryRequest request = requestFor(QStringLiteral("h1"));
        // The update takes a while; meanwhile its connection is cut.
        QSignalSpy outcome(feed_.get(), &ActionFeed::outcomeReady);
        QVERIFY(db_->sql(QStringLiteral(
                             "CREATE OR REPLACE FUNCTION public.slow() RETURNS trigger LANGUAGE plpgsql AS "
                             "$$ BEGIN PERFORM pg_sleep(4); RETURN NEW; END $$;"
                             "CREATE TRIGGER slow BEFORE UPDATE ON \"Intent\" FOR EACH ROW "
                             "EXECUTE FUNCTION public.slow();"))
                    .ok());
        feed_->retry(request);
        QTRY_VERIFY_WITH_TIMEOUT(
            db_->value(db_->adminLogin(),
                       QStringLiteral("SELECT count(*) FROM pg_stat_activity WHERE usename='ann' AND "
                                      "state='active' AND query ILIKE '%countersign.retry(%'")) == u"1",
            20'000);
        QVERIFY(db_->sql(QStringLiteral(
                             "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename='ann' AND "
                             "state='active' AND query ILIKE '%countersign.retry(%'"))
                    .ok());
        QTRY_VERIFY_WITH_TIMEOUT(outcome.count() >= 1, 20'000);
        QVERIFY(outcome[0][1].value<ActOutcome>().kind == ActOutcome::Kind::InDoubt);
        QTRY_VERIFY_WITH_TIMEOUT(outcome.count() >= 2, 30'000);
        QVERIFY(db_->sql(QStringLiteral("DROP TRIGGER slow ON \"Intent\"")).ok());
        // It was cut before its commit: the database never saw it, and that is what is said.
        const auto known = outcome[1][1].value<ActOutcome>();
        QVERIFY(known.kind == ActOutcome::Kind::Refused);
        QCOMPARE(count(*db_, QStringLiteral("countersign.retry_request WHERE id='h1'")), QStringLiteral("0"));
        QVERIFY(!known.text.isEmpty());
    }

  private:
    void add(const QString& id, const QString& status, const QString& error = {}) {
        const Status added = db_->sql(intentSql(id, status, error));
        QVERIFY2(added.ok(), added ? "" : qPrintable(englishSentence(added.failure())));
    }
    void set(const QString& id, const QString& columns) {
        QVERIFY(db_->sql(QStringLiteral("UPDATE \"Intent\" SET %2 WHERE \"id\"='%1'").arg(id, columns)).ok());
    }
    void limits(int acts, const QString& windowS) {
        QVERIFY(db_->sql(QStringLiteral(
                             "UPDATE countersign.setting SET value=%1 WHERE name='retry_per_human';"
                             "UPDATE countersign.setting SET value=%2 WHERE name='retry_per_human_window_s'")
                             .arg(acts)
                             .arg(windowS))
                    .ok());
    }

    RetryRequest requestFor(const QString& id) {
        RetryRequest request;
        request.item = {intent, id};
        request.key = QUuid::createUuid();
        request.reason = QStringLiteral("test");
        request.fingerprint = db_->value(
            QStringLiteral("ann"),
            QStringLiteral("SELECT fingerprint FROM countersign.work_item_intent WHERE id='%1'").arg(id));
        return request;
    }
    ActOutcome send(const RetryRequest& request) {
        QSignalSpy outcome(feed_.get(), &ActionFeed::outcomeReady);
        feed_->retry(request);
        if (outcome.isEmpty() && !outcome.wait(20'000))
            return {};
        return outcome[0][1].value<ActOutcome>();
    }
    ActOutcome press(const QString& id) { return send(requestFor(id)); }

    std::vector<BulkLine> bulk(const QStringList& ids) {
        std::vector<WorkItemRef> items;
        for (const QString& id : ids)
            items.push_back({intent, id});
        QSignalSpy finished(feed_.get(), &ActionFeed::bulkFinished);
        feed_->retryAll(items, QStringLiteral("test"));
        if (finished.isEmpty() && !finished.wait(40'000))
            return std::vector<BulkLine>(items.size());
        return finished[0][0].value<std::vector<BulkLine>>();
    }
    static std::vector<WorkItemRef> refs(const QStringList& ids) {
        std::vector<WorkItemRef> items;
        for (const QString& id : ids)
            items.push_back({intent, id});
        return items;
    }
    /// How many of \a ids were retried, by the contract's own memory.
    [[nodiscard]] int acted(const QStringList& ids) const {
        return db_
            ->value(db_->adminLogin(),
                    QStringLiteral("SELECT count(*) FROM countersign.retry_request WHERE id IN ('%1')")
                        .arg(ids.join(QStringLiteral("','"))))
            .toInt();
    }
    static std::vector<Finding> lastFindings(const QSignalSpy& spy) {
        return spy.last()[0].value<std::vector<Finding>>();
    }

    std::unique_ptr<TestDatabase> db_;
    std::unique_ptr<DatabaseThread> actor_;
    std::unique_ptr<FakeChain> chain_;
    std::unique_ptr<ActionFeed> feed_;
};

QTEST_GUILESS_MAIN(TestFeedsActions)
#include "test_feeds_actions.moc"
