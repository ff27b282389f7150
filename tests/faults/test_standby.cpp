// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/doctor.h"
#include "tests/faults/routes_fixture.h"
#include "tests/support/everything_read.h"

using namespace countersign;

namespace {

const QString ann = QStringLiteral("ann");
const QString batch = QStringLiteral("batch-1");
constexpr UnixMs surelyOldMs = 2'000;

} // namespace

/// A real streaming standby for the reads, and acts on its primary.
class TestStandby : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() {
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
        auto standby = Standby::follow(db().cluster());
        QVERIFY_OK(standby);
        standby_ = std::move(*standby);
        QTRY_VERIFY_WITH_TIMEOUT(standby_->hasAll(), patienceMs);
    }

    void everythingIsReadThere() {
        const auto primary = SystemGateway::open(db().plan(ann), db().kind());
        QVERIFY_OK(primary);
        const auto standby = SystemGateway::open(there(), db().kind());
        QVERIFY_OK(standby);
        QVERIFY((*standby)->session().onStandby);
        QCOMPARE((*standby)->session().mode, AccessMode::Auditor);
        QVERIFY((*standby)->session().readOnly.proven);
        QVERIFY2((*standby)->session().whyNotAct.contains(QStringLiteral("act on the primary")),
                 qPrintable((*standby)->session().whyNotAct));
        const QStringList wanted = everythingRead(**primary, batch, request_);
        QCOMPARE(firstFailureIn(wanted), QString());
        QCOMPARE(everythingRead(**standby, batch, request_), wanted);
    }

    /// While the standby replays nothing, what it shows gets old, and says so.
    void itsLagIsTheAgeOfWhatIsShown() {
        const auto session = routed();
        session->start();
        QTRY_VERIFY2_WITH_TIMEOUT(session->info().mayAct(), qPrintable(session->info().whyNotAct),
                                  patienceMs);
        QVERIFY(session->info().onStandby);
        QTRY_VERIFY_WITH_TIMEOUT(age(*session) < surelyOldMs, patienceMs);
        standby_->pauseReplay();
        const Status added =
            db().sql(QStringLiteral("UPDATE \"Intent\" SET \"status\" = 'FAILED' WHERE \"id\" = 'r0'"));
        QVERIFY_OK(added);
        const UnixMs changedAt = systemNow();
        QTRY_VERIFY_WITH_TIMEOUT(age(*session) > surelyOldMs, patienceMs);
        QVERIFY(session->findings()->newest().readAt <= changedAt);
        QVERIFY(session->connected()); // it answers, all the time
        QTRY_VERIFY_WITH_TIMEOUT(healthNote(*session).contains(QStringLiteral("standby, ")), patienceMs);
        standby_->resumeReplay();
        QTRY_VERIFY_WITH_TIMEOUT(age(*session) < surelyOldMs, patienceMs);
    }

    /// The row as it was seen on the standby is compared on the primary.
    void whatChangedMeanwhileIsNotActedOn() {
        const auto session = routed();
        session->start();
        QTRY_VERIFY_WITH_TIMEOUT(session->info().mayAct(), patienceMs);
        QSignalSpy outcome(session->actions(), &ActionFeed::outcomeReady);
        standby_->pauseReplay();
        const Status changed = db().sql(
            QStringLiteral("UPDATE \"Intent\" SET \"attempts\" = 1, \"updatedAt\" = \"updatedAt\" + interval "
                           "'1 minute' WHERE \"id\" = 'r1'"));
        QVERIFY_OK(changed);
        const RetryRequest old = retryOf(QStringLiteral("r1"), seenThere(QStringLiteral("r1")));
        session->actions()->retry(old);
        QTRY_COMPARE_WITH_TIMEOUT(lastWord(outcome, old.key).kind, ActOutcome::Kind::Refused, patienceMs);
        QCOMPARE(lastWord(outcome, old.key).reason, QStringLiteral("changed"));
        standby_->resumeReplay();
        QTRY_VERIFY_WITH_TIMEOUT(standby_->hasAll(), patienceMs);
        const RetryRequest now = retryOf(QStringLiteral("r1"), seenThere(QStringLiteral("r1")));
        session->actions()->retry(now);
        QTRY_COMPARE_WITH_TIMEOUT(lastWord(outcome, now.key).kind, ActOutcome::Kind::Done, patienceMs);
        QCOMPARE(db().value(db().adminLogin(), actsSql.arg(QStringLiteral("r1"))), QStringLiteral("1"));
    }

    void theDoctorSaysStandby() {
        const auto report = examine(there(), db().kind());
        QVERIFY_OK(report);
        QVERIFY(report->lines.front().text.contains(QStringLiteral("a standby: reading only")));
        const DoctorLine good = examineStandby(there(), db().plan(ann), db().kind());
        QCOMPARE(good.state, HealthState::Good);
        QVERIFY2(good.text.contains(QStringLiteral("a standby, 0.")), qPrintable(good.text));
        const DoctorLine primary = examineStandby(db().plan(ann), db().plan(ann), db().kind());
        QCOMPARE(primary.state, HealthState::Warning);
        QVERIFY(primary.text.contains(QStringLiteral("no standby")));
    }

    /// Reads go to the primary while it is away, which is said, and back by themselves.
    void theStandbyIsAway() {
        const auto session = routed();
        session->start();
        QTRY_VERIFY_WITH_TIMEOUT(session->info().mayAct() && session->info().onStandby, patienceMs);
        standby_->kill9();
        QTRY_VERIFY_WITH_TIMEOUT(!session->info().standIn.isEmpty() && session->connected(), patienceMs);
        QVERIFY(!session->info().onStandby);
        QVERIFY(session->info().mayAct());
        QTRY_VERIFY_WITH_TIMEOUT(hasFinding(*session, QStringLiteral("standby.away")), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(healthNote(*session).contains(QStringLiteral("in place of")), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(age(*session) < surelyOldMs, patienceMs);
        const DoctorLine away = examineStandby(there(), db().plan(ann), db().kind());
        QCOMPARE(away.state, HealthState::Bad);
        const Status back = standby_->restart();
        QVERIFY_OK(back);
        QTRY_VERIFY_WITH_TIMEOUT(session->info().onStandby && session->info().standIn.isEmpty(), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!hasFinding(*session, QStringLiteral("standby.away")), patienceMs);
    }

    void anotherSystemIsNotActedOnBySight() {
        const Status made = db().makeDatabase(QStringLiteral("other"));
        QVERIFY_OK(made);
        SystemPlans plans(db().plan(ann));
        plans.read = db().plan(QStringLiteral("looker"), QStringLiteral("other"));
        const auto session = sessionBy(db(), plans);
        session->start();
        QTRY_VERIFY_WITH_TIMEOUT(session->info().whyNotAct.contains(QStringLiteral("is not what acts go to")),
                                 patienceMs);
        QVERIFY(!session->info().mayAct());
    }

    /// Kept for the end: there is no primary after it.
    void thePrimaryIsAway() {
        const auto session = routed();
        session->start();
        QTRY_VERIFY_WITH_TIMEOUT(session->info().mayAct() && session->info().onStandby, patienceMs);
        const UnixMs killedAt = systemNow();
        db().cluster().kill9Postmaster();
        QTRY_VERIFY_WITH_TIMEOUT(!session->info().mayAct(), patienceMs);
        QVERIFY2(session->info().whyNotAct.contains(QStringLiteral("does not answer")),
                 qPrintable(session->info().whyNotAct));
        // Still read, and never called newer than what it had got.
        QTRY_VERIFY_WITH_TIMEOUT(age(*session) > surelyOldMs, patienceMs);
        QVERIFY(session->connected());
        QVERIFY(session->findings()->newest().readAt <= killedAt + surelyOldMs);
    }

    void cleanupTestCase() {
        standby_.reset();
        fixture_.reset();
    }

  private:
    [[nodiscard]] TestDatabase& db() { return fixture_->db(); }
    [[nodiscard]] ConnectionPlan there() { return planAt(db().plan(ann), ann, standby_->port()); }
    [[nodiscard]] std::unique_ptr<SystemSession> routed() {
        SystemPlans plans(db().plan(ann));
        plans.read = there();
        return sessionBy(db(), plans);
    }
    [[nodiscard]] static UnixMs age(const SystemSession& session) {
        return systemNow() - session.findings()->newest().readAt;
    }
    [[nodiscard]] static QString healthNote(const SystemSession& session) {
        const auto& lines = session.health()->lines();
        return lines.empty() ? QString() : lines.front().note;
    }
    [[nodiscard]] QString seenThere(const QString& id) {
        const auto gateway = SystemGateway::open(there(), db().kind());
        if (!gateway)
            return {};
        const auto detail = (*gateway)->detail({QStringLiteral("intent"), id});
        return detail ? detail->item.fingerprint : QString();
    }

    std::unique_ptr<PayoutFixture> fixture_;
    std::unique_ptr<Standby> standby_;
    QString request_;
};

QTEST_GUILESS_MAIN(TestStandby)
#include "test_standby.moc"
