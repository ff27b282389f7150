// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/pq_link.h"
#include "tests/faults/routes_fixture.h"
#include "tests/support/everything_read.h"
#include "tests/support/pooler.h"

#include <QElapsedTimer>

using namespace countersign;

namespace {

const QString ann = QStringLiteral("ann");
const QString batch = QStringLiteral("batch-1");

/// What a session of ours could leave behind in a server's session, as the next client of it sees it.
const QString leftBehindSql = QStringLiteral(
    "SELECT concat_ws(' ', pg_backend_pid(), current_setting('statement_timeout'),"
    " current_setting('lock_timeout'), current_setting('search_path'), current_setting('TimeZone'),"
    " current_setting('IntervalStyle'), current_setting('default_transaction_read_only'), "
    "current_setting('jit'),"
    " coalesce(current_setting('countersign.intent_stuck_s', true), ''),"
    " (SELECT count(*) FROM pg_prepared_statements), (SELECT count(*) FROM pg_listening_channels()),"
    " (SELECT count(*) FROM pg_locks WHERE pid = pg_backend_pid() AND locktype = 'advisory'))");

} // namespace

/// A real pgbouncer in transaction mode between the console and its database.
class TestPooler : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() {
        if (!Pooler::installed())
            QSKIP(Pooler::whyNot);
        auto made = PayoutFixture::create();
        QVERIFY_OK(made);
        fixture_ = std::move(*made);
        const Status filled = db().sql(routesSql(20));
        QVERIFY_OK(filled);
        const Status paid = fixture_->makeBatch(batch);
        QVERIFY_OK(paid);
        auto proposed = fixture_->propose(ann, batch);
        QVERIFY_OK(proposed);
        request_ = proposed->id;
        std::map<QString, QString> passwords;
        for (const QString& login : {ann, QStringLiteral("carol"), db().adminLogin()})
            passwords[login] = db().plan(login).password;
        auto pooler = Pooler::start(db().cluster(), passwords);
        QVERIFY_OK(pooler);
        pooler_ = std::move(*pooler);
    }

    /// Nothing in the address says so.
    void isSeenByItself() {
        const auto direct = SystemGateway::open(db().plan(ann), db().kind());
        QVERIFY_OK(direct);
        QVERIFY(!(*direct)->session().pooled);
        QCOMPARE((*direct)->session().mode, AccessMode::Operator);
        QVERIFY(!through(ann).pooled);
        const auto pooled = SystemGateway::open(through(ann), db().kind());
        QVERIFY_OK(pooled);
        QVERIFY((*pooled)->session().pooled);
        QCOMPARE((*pooled)->session().mode, AccessMode::Auditor);
        QVERIFY2((*pooled)->session().whyNotAct.contains(QStringLiteral("\"actDatabase\"")),
                 qPrintable((*pooled)->session().whyNotAct));
        const auto refused = (*pooled)->retry(retryOf(QStringLiteral("r0"), print(QStringLiteral("r0"))));
        QVERIFY(!refused.ok());
        QCOMPARE(refused.failure().kind, FailureKind::NoRight);
        QCOMPARE(db().value(db().adminLogin(), actsSql.arg(QStringLiteral("r0"))), QStringLiteral("0"));
        const auto installed = installContract(through(db().adminLogin()), *db().kind(), {});
        QVERIFY(!installed.ok());
        QVERIFY(installed.failure().what.contains(QStringLiteral("pooler")));
    }

    void everythingIsReadThroughIt_data() {
        QTest::addColumn<QString>("login");
        QTest::newRow("operator") << ann;
        QTest::newRow("auditor") << QStringLiteral("carol");
    }
    void everythingIsReadThroughIt() {
        QFETCH(QString, login);
        const auto direct = SystemGateway::open(db().plan(login), db().kind());
        QVERIFY_OK(direct);
        const auto pooled = SystemGateway::open(through(login), db().kind());
        QVERIFY_OK(pooled);
        const QStringList wanted = everythingRead(**direct, batch, request_);
        QCOMPARE(firstFailureIn(wanted), QString());
        QCOMPARE(everythingRead(**pooled, batch, request_), wanted);
        QVERIFY(wanted.size() > 20);
    }

    /// Two clients share one server connection: the second finds it as a fresh one is.
    void nothingStaysBehind() {
        auto other = PqLink::open(QStringLiteral("postgresql://ann@127.0.0.1:%1/sge").arg(pooler_->port()),
                                  db().plan(ann).password);
        QVERIFY_OK(other);
        auto direct =
            PqLink::open(db().cluster().urlFor(ann, QStringLiteral("sge")), db().plan(ann).password);
        QVERIFY_OK(direct);
        const auto fresh = direct->query(leftBehindSql);
        QVERIFY_OK(fresh);
        const std::map<QString, Decimal> thresholds{
            {QStringLiteral("intent_stuck_s"), *Decimal::parse(QStringLiteral("77"))}};
        const auto pooled = SystemGateway::open(through(ann), db().kind(), thresholds);
        QVERIFY_OK(pooled);
        QCOMPARE(firstFailureIn(everythingRead(**pooled, batch, request_)), QString());
        const QString ours = (*pooled)->changeMark().section(u' ', 0, 0);
        const auto after = other->query(leftBehindSql);
        QVERIFY_OK(after);
        QCOMPARE(after->at(0, 0).section(u' ', 0, 0), ours); // it is the same server connection
        QCOMPARE(after->at(0, 0).section(u' ', 1), fresh->at(0, 0).section(u' ', 1));
        // And the other way round: what another client left there does not get at us.
        const Status spoilt = other->run(QStringLiteral(
            "SET search_path = public; SET TimeZone = 'Asia/Tokyo'; SET statement_timeout = '1h'"));
        QVERIFY_OK(spoilt);
        const auto connection = Connection::open(through(ann), {});
        QVERIFY_OK(connection);
        const auto told = (*connection)
                              ->run(QStringLiteral("SELECT pg_backend_pid(), current_setting('TimeZone'),"
                                                   " current_setting('search_path')"));
        QVERIFY_OK(told);
        QCOMPARE(textRows(*told).front(),
                 (QStringList{ours, QStringLiteral("UTC"), QStringLiteral("pg_catalog, pg_temp")}));
        const Status mended = other->run(QStringLiteral("RESET ALL"));
        QVERIFY_OK(mended);
    }

    void actsGoPastIt() {
        SystemPlans plans(through(ann));
        const auto lookOnly = sessionBy(db(), plans);
        lookOnly->start();
        QTRY_VERIFY_WITH_TIMEOUT(lookOnly->info().pooled, patienceMs);
        QVERIFY(!lookOnly->info().mayAct());

        plans.act = db().plan(ann);
        const auto session = sessionBy(db(), plans);
        session->start();
        QTRY_VERIFY2_WITH_TIMEOUT(session->info().mayAct(), qPrintable(session->info().whyNotAct),
                                  patienceMs);
        QVERIFY(session->info().pooled);
        QSignalSpy outcome(session->actions(), &ActionFeed::outcomeReady);
        const RetryRequest request = retryOf(QStringLiteral("r1"), print(QStringLiteral("r1")));
        session->actions()->retry(request);
        QTRY_COMPARE_WITH_TIMEOUT(lastWord(outcome, request.key).kind, ActOutcome::Kind::Done, patienceMs);
        QCOMPARE(db().value(db().adminLogin(), actsSql.arg(QStringLiteral("r1"))), QStringLiteral("1"));
        // What was done is seen through the pooler.
        QTRY_VERIFY_WITH_TIMEOUT(
            !session->findings()->subjectsOf(QStringLiteral("intent")).contains(QStringLiteral("r1")),
            patienceMs);
    }

    void isRestartedInMidWork() {
        SystemPlans plans(through(ann));
        plans.act = db().plan(ann);
        const auto session = sessionBy(db(), plans);
        session->start();
        session->items(QStringLiteral("intent"))->start();
        QSignalSpy outcome(session->actions(), &ActionFeed::outcomeReady);
        QSignalSpy away(session.get(), &SystemSession::databaseFailed);
        QTRY_VERIFY_WITH_TIMEOUT(session->info().mayAct() && session->connected(), patienceMs);
        std::vector<RetryRequest> requests;
        for (int i = 2; i < 8; ++i) {
            const QString id = QStringLiteral("r%1").arg(i);
            requests.push_back(retryOf(id, print(id)));
            session->actions()->retry(requests.back());
            if (i == 4)
                pooler_->kill9();
        }
        QTRY_VERIFY_WITH_TIMEOUT(away.count() > 0, patienceMs);
        QVERIFY(!session->connected());
        const Status back = pooler_->restart();
        QVERIFY_OK(back);
        QTRY_VERIFY_WITH_TIMEOUT(session->connected(), patienceMs);
        for (const RetryRequest& request : requests) {
            QTRY_COMPARE_WITH_TIMEOUT(lastWord(outcome, request.key).kind, ActOutcome::Kind::Done,
                                      patienceMs);
            QCOMPARE(db().value(db().adminLogin(), actsSql.arg(request.item.id)), QStringLiteral("1"));
        }
        QTRY_COMPARE_WITH_TIMEOUT(shown(*session), inDatabase(), patienceMs);
    }

    void cleanupTestCase() {
        pooler_.reset();
        fixture_.reset();
    }

  private:
    [[nodiscard]] TestDatabase& db() { return fixture_->db(); }
    [[nodiscard]] ConnectionPlan through(const QString& login) {
        return planAt(db().plan(login), login, pooler_->port());
    }
    [[nodiscard]] QString print(const QString& id) { return db().value(ann, fingerprintSql.arg(id)); }
    /// What the triage shows, and what a look of one's own says it should.
    [[nodiscard]] static QStringList shown(const SystemSession& session) {
        QStringList ids;
        for (const Finding& finding : session.findings()->all()) {
            if (finding.detector == u"intent.orphan")
                ids << finding.subjectId;
        }
        ids.sort();
        return ids;
    }
    [[nodiscard]] QStringList inDatabase() {
        QStringList ids;
        const auto rows = db().rows(ann, QStringLiteral("SELECT subject_id FROM countersign.finding WHERE "
                                                        "detector = 'intent.orphan'"));
        for (const QStringList& row : rows ? *rows : std::vector<QStringList>())
            ids << row.front();
        ids.sort();
        return ids;
    }

    std::unique_ptr<PayoutFixture> fixture_;
    std::unique_ptr<Pooler> pooler_;
    QString request_;
};

QTEST_GUILESS_MAIN(TestPooler)
#include "test_pooler.moc"
