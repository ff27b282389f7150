// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/routes_fixture.h"
#include "tests/support/dropping_proxy.h"

#include <QElapsedTimer>
#include <QTcpSocket>

using namespace countersign;

namespace {

const QString ann = QStringLiteral("ann");
const QByteArray theAct = "countersign.retry(";
constexpr int lossMs = 5'000;

} // namespace

/// The primary dies in mid work and its standby takes over; and a network that loses packets for a while.
class TestFailover : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void init() {
        auto made = TestDatabase::create();
        QVERIFY_OK(made);
        db_ = std::move(*made);
        const Status filled = db_->sql(
            QStringLiteral("INSERT INTO \"Program\" (\"id\", \"name\", \"slug\", \"treasuryAddress\", "
                           "\"updatedAt\") VALUES ('p', 'Program', 'p', '0x0', now());") +
            routesSql(12));
        QVERIFY_OK(filled);
        proxy_ = std::make_unique<DroppingProxy>(db_->cluster().port());
    }
    void cleanup() {
        session_.reset();
        proxy_.reset();
        standby_.reset();
        db_.reset();
    }

    void fiveSecondsOfPacketLoss() {
        open(planAt(db_->plan(ann), ann, proxy_->port()));
        QVERIFY(ready());
        QSignalSpy outcome(session_->actions(), &ActionFeed::outcomeReady);
        const QStringList ids{QStringLiteral("r0"), QStringLiteral("r1"), QStringLiteral("r2")};
        std::vector<RetryRequest> requests;
        for (const QString& id : ids)
            requests.push_back(retryOf(id, print(id)));
        session_->actions()->retry(requests[0]);
        QTRY_COMPARE_WITH_TIMEOUT(lastWord(outcome, requests[0].key).kind, ActOutcome::Kind::Done,
                                  patienceMs);
        proxy_->stall();
        session_->actions()->retry(requests[1]);
        session_->actions()->retry(requests[2]);
        const UnixMs stalledAt = systemNow();
        QTRY_VERIFY_WITH_TIMEOUT(systemNow() - stalledAt >= lossMs, 2 * lossMs);
        // Nothing arrived meanwhile, so nothing is called fresh.
        QVERIFY(session_->findings()->newest().readAt <= stalledAt + 1'000);
        QCOMPARE(db_->value(db_->adminLogin(), actsSql.arg(QStringLiteral("r2"))), QStringLiteral("0"));
        proxy_->flow();
        for (const RetryRequest& request : requests) {
            QTRY_VERIFY_WITH_TIMEOUT(lastWord(outcome, request.key).kind != ActOutcome::Kind::InDoubt,
                                     patienceMs);
            QVERIFY2(lastWord(outcome, request.key).kind == ActOutcome::Kind::Done,
                     qPrintable(lastWord(outcome, request.key).text));
            QCOMPARE(db_->value(db_->adminLogin(), actsSql.arg(request.item.id)), QStringLiteral("1"));
        }
        QTRY_VERIFY_WITH_TIMEOUT(systemNow() - session_->findings()->newest().readAt < 1'000, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(shown(), inDatabase(db_->plan(ann)), patienceMs);
    }

    void primaryKilledAndStandbyPromoted_data() {
        QTest::addColumn<bool>("replicated");
        QTest::newRow("the standby has the act") << true;
        QTest::newRow("the standby never got it") << false;
    }
    /// In the moment of an act: its answer is lost with the primary.
    void primaryKilledAndStandbyPromoted() {
        QFETCH(bool, replicated);
        QVERIFY(haveStandby());
        open(bothHosts());
        QVERIFY(ready());
        QCOMPARE(session_->info().server, QStringLiteral("127.0.0.1:%1").arg(proxy_->port()));
        QSignalSpy outcome(session_->actions(), &ActionFeed::outcomeReady);
        const RetryRequest before = press(QStringLiteral("r0"));
        QTRY_COMPARE_WITH_TIMEOUT(lastWord(outcome, before.key).kind, ActOutcome::Kind::Done, patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(standby_->hasAll(), patienceMs);
        if (!replicated) {
            const Status cut = standby_->stopReceiving();
            QVERIFY_OK(cut);
        }
        proxy_->loseAnswerTo(theAct, DroppingProxy::AndThen::BeGone);
        const RetryRequest doubted = press(QStringLiteral("r1"));
        QTRY_COMPARE_WITH_TIMEOUT(acts(QStringLiteral("r1")), QStringLiteral("1"), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!outcomesOf(outcome, doubted.key).empty(), patienceMs);
        QCOMPARE(lastWord(outcome, doubted.key).kind, ActOutcome::Kind::InDoubt);
        QTRY_VERIFY_WITH_TIMEOUT(!replicated || standby_->hasAll(), patienceMs);
        failOver();

        QTRY_VERIFY_WITH_TIMEOUT(lastWord(outcome, doubted.key).kind != ActOutcome::Kind::InDoubt,
                                 patienceMs);
        const ActOutcome known = lastWord(outcome, doubted.key);
        QCOMPARE(known.kind, replicated ? ActOutcome::Kind::Done : ActOutcome::Kind::Refused);
        QVERIFY2(replicated || known.text.contains(QStringLiteral("never arrived at the server that")),
                 qPrintable(known.text));
        // The act was looked up on a connection of its own: the one for looking may notice a moment later.
        QTRY_COMPARE_WITH_TIMEOUT(session_->info().server,
                                  QStringLiteral("127.0.0.1:%1").arg(standby_->port()), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(session_->connected() && session_->info().mayAct(), patienceMs);
        QCOMPARE(actsThere(QStringLiteral("r0")), QStringLiteral("1"));
        QCOMPARE(actsThere(QStringLiteral("r1")), replicated ? QStringLiteral("1") : QStringLiteral("0"));
        QTRY_COMPARE_WITH_TIMEOUT(shown(), inDatabase(there()), patienceMs);
        if (replicated)
            return;
        // Pressed again, it is done where it counts, once.
        const RetryRequest again = retryOf(QStringLiteral("r1"), printThere(QStringLiteral("r1")));
        session_->actions()->retry(again);
        QTRY_COMPARE_WITH_TIMEOUT(lastWord(outcome, again.key).kind, ActOutcome::Kind::Done, patienceMs);
        QCOMPARE(actsThere(QStringLiteral("r1")), QStringLiteral("1"));
    }

    /// Reported done, and then lost with the server that did it: that is said, not forgotten.
    void doneAndThenLost() {
        QVERIFY(haveStandby());
        open(bothHosts());
        QVERIFY(ready());
        QSignalSpy outcome(session_->actions(), &ActionFeed::outcomeReady);
        QSignalSpy effects(session_->actions(), &ActionFeed::effectChanged);
        const Status cut = standby_->stopReceiving();
        QVERIFY_OK(cut);
        const RetryRequest request = press(QStringLiteral("r0"));
        QTRY_COMPARE_WITH_TIMEOUT(lastWord(outcome, request.key).kind, ActOutcome::Kind::Done, patienceMs);
        failOver();
        const auto saysSo = [&] {
            return !effects.isEmpty() &&
                   effects.last()[1].value<Effect>().why.contains(QStringLiteral("never seen this act"));
        };
        QTRY_VERIFY_WITH_TIMEOUT(saysSo(), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(hasFinding(*session_, QStringLiteral("intent.no_effect")), patienceMs);
        QCOMPARE(actsThere(QStringLiteral("r0")), QStringLiteral("0"));
    }

    /// While no host is the primary, that is what is said; and without target_session_attrs the standby is
    /// read.
    void noPrimaryAmongTheHosts() {
        QVERIFY(haveStandby());
        db_->cluster().kill9Postmaster();
        const auto none = SystemGateway::open(bothHosts(), db_->kind());
        QVERIFY(!none.ok());
        QCOMPARE(none.failure().kind, FailureKind::Unreachable);
        QVERIFY2(none.failure().what.contains(QStringLiteral("target_session_attrs")),
                 qPrintable(said(none.failure())));
        QVERIFY2(none.failure().detail.contains(QString::number(standby_->port())),
                 qPrintable(none.failure().detail)); // each host has its line
        const auto any = SystemGateway::open(planAt(db_->plan(ann), ann, hosts()), db_->kind());
        QVERIFY_OK(any);
        QVERIFY((*any)->session().onStandby);
        QVERIFY((*any)->session().whyNotAct.contains(QStringLiteral("target_session_attrs=read-write")));
        QCOMPARE((*any)->session().server, QStringLiteral("127.0.0.1:%1").arg(standby_->port()));
    }

  private:
    void open(const ConnectionPlan& plan) {
        session_ = sessionBy(*db_, plan);
        session_->start();
        session_->items(QStringLiteral("intent"))->start();
    }
    [[nodiscard]] bool ready() {
        return QTest::qWaitFor([&] { return session_->connected() && session_->info().mayAct(); },
                               patienceMs);
    }
    [[nodiscard]] bool haveStandby() {
        auto standby = Standby::follow(db_->cluster());
        if (!standby) {
            qWarning("%s", qPrintable(said(standby.failure())));
            return false;
        }
        standby_ = std::move(*standby);
        return QTest::qWaitFor([&] { return standby_->hasAll(); }, patienceMs);
    }
    [[nodiscard]] QString hosts() const {
        return QStringLiteral("127.0.0.1:%1,127.0.0.1:%2").arg(proxy_->port()).arg(standby_->port());
    }
    [[nodiscard]] ConnectionPlan bothHosts() {
        return planAt(db_->plan(ann), ann, hosts(), QStringLiteral("?target_session_attrs=read-write"));
    }
    [[nodiscard]] ConnectionPlan there() { return planAt(db_->plan(ann), ann, standby_->port()); }
    void failOver() {
        db_->cluster().kill9Postmaster();
        const Status promoted = standby_->promote();
        QVERIFY_OK(promoted);
    }
    RetryRequest press(const QString& id) {
        const RetryRequest request = retryOf(id, print(id));
        session_->actions()->retry(request);
        return request;
    }
    [[nodiscard]] QString print(const QString& id) { return db_->value(ann, fingerprintSql.arg(id)); }
    [[nodiscard]] QString acts(const QString& id) { return db_->value(db_->adminLogin(), actsSql.arg(id)); }
    [[nodiscard]] QString valueThere(const QString& query) {
        const QString admin = db_->adminLogin();
        const auto connection = Connection::open(planAt(db_->plan(admin), admin, standby_->port()), {});
        const auto rows = connection ? (*connection)->run(query) : Result<pqxx::result>(connection.failure());
        return rows ? textRows(*rows).front().front() : said(rows.failure());
    }
    [[nodiscard]] QString actsThere(const QString& id) { return valueThere(actsSql.arg(id)); }
    [[nodiscard]] QString printThere(const QString& id) { return valueThere(fingerprintSql.arg(id)); }
    [[nodiscard]] QStringList shown() const {
        QStringList ids;
        for (const Finding& finding : (*session_).findings()->all()) {
            if (finding.detector == u"intent.orphan")
                ids << finding.subjectId;
        }
        ids.sort();
        return ids;
    }
    [[nodiscard]] static QStringList inDatabase(const ConnectionPlan& plan) {
        QStringList ids;
        const auto connection = Connection::open(plan, {});
        const auto rows = connection ? (*connection)
                                           ->run(QStringLiteral("SELECT subject_id FROM "
                                                                "countersign.finding WHERE detector = "
                                                                "'intent.orphan'"))
                                     : Result<pqxx::result>(connection.failure());
        for (const QStringList& row : rows ? textRows(*rows) : std::vector<QStringList>())
            ids << row.front();
        ids.sort();
        return ids;
    }

    std::unique_ptr<TestDatabase> db_;
    std::unique_ptr<DroppingProxy> proxy_;
    std::unique_ptr<Standby> standby_;
    std::unique_ptr<SystemSession> session_;
};

QTEST_GUILESS_MAIN(TestFailover)
#include "test_failover.moc"
