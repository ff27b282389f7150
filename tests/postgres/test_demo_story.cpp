// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demo_runner.h"
#include "app/demo/pq_link.h"

#include <QSignalSpy>
#include <QTest>
#include <QUuid>

using namespace countersign;

namespace {

constexpr int startTimeoutMs = 60'000;
constexpr int soonMs = 30'000;

} // namespace

/// What a newcomer to the demo sees and does, told by the contract itself: the planted trouble is found,
/// judged, and what is safe to retry recovers.
class TestDemoStory : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase();
    void everyTroubleIsFound();
    void judgements_data();
    void judgements();
    void retriedIntentRecovers();
    void auditorMayNotRetry();

  private:
    [[nodiscard]] QString as(const QString& login, const QString& sql, const QStringList& parameters = {});
    [[nodiscard]] QString retry(const QString& login, const QString& id);

    std::unique_ptr<DemoRunner> runner_;
    DemoAccess access_;
};

void TestDemoStory::initTestCase() {
    DemoOptions options;
    options.historyIntents = 500;
    options.speed = 20;
    options.backendArguments = QStringList{QStringLiteral("--rate"), QStringLiteral("0")};
    runner_ = std::make_unique<DemoRunner>(options);
    QSignalSpy ready(runner_.get(), &DemoRunner::ready);
    runner_->start();
    QVERIFY(ready.wait(startTimeoutMs));
    access_ = ready[0][0].value<DemoAccess>();
}

QString TestDemoStory::as(const QString& login, const QString& sql, const QStringList& parameters) {
    auto link = PqLink::open(access_.urlFor(login), access_.person(login)->password);
    if (!link)
        return link.failure().detail;
    const auto rows = link.value().query(sql, parameters);
    if (!rows)
        return rows.failure().detail + u' ' + rows.failure().what;
    return rows.value().empty() ? QString() : rows.value().at(0, 0);
}

void TestDemoStory::everyTroubleIsFound() {
    const QString found = as(QStringLiteral("ann"), QStringLiteral(R"(
        SELECT string_agg(detector || ' ' || n, ', ' ORDER BY detector)
        FROM (SELECT detector, count(*) AS n FROM countersign.finding GROUP BY 1) AS f)"));
    QCOMPARE(found, QStringLiteral(
                        "intent.attempts_exhausted 14, intent.expired_lock 9, intent.hash_not_confirmed 3, "
                        "intent.no_funds 37, intent.orphan 12, job.payout_left_behind 1, "
                        "job.processing_too_long 2"));
}

void TestDemoStory::judgements_data() {
    QTest::addColumn<QString>("which");
    QTest::addColumn<QString>("verdicts");
    const auto row = [](const char* name, const char* which, const char* verdicts) {
        QTest::newRow(name) << QString::fromLatin1(which) << QString::fromLatin1(verdicts);
    };
    row("the relayer was dry", "last_error LIKE 'insufficient%'", "37 SAFE failed-before-send");
    row("must register first", "last_error LIKE '%must register%'", "8 SAFE failed-before-send");
    row("timed out", "last_error LIKE 'timeout%'", "6 UNKNOWN outcome-unknown");
    row("failed with a hash", "raw_state = 'FAILED' AND tx_hash IS NOT NULL", "3 UNKNOWN tx-in-flight");
    row("orphans", "raw_state = 'PENDING'", "12 SAFE orphan");
    row("expired locks", "kind = 'intent' AND raw_state = 'PROCESSING'", "9 SAFE lock-expired");
    row("registrations left behind", "kind = 'job' AND id LIKE 'reg-%' AND raw_state = 'processing'",
        "2 SAFE abandoned");
    row("a payout left behind", "kind = 'job' AND id LIKE 'pay-%'", "1 UNKNOWN payout-outcome");
}

void TestDemoStory::judgements() {
    QFETCH(QString, which);
    QFETCH(QString, verdicts);
    const QString judged = as(QStringLiteral("ann"), QStringLiteral(R"(
        SELECT string_agg(n || ' ' || verdict || ' ' || reason, ', ') FROM (
          SELECT count(*) AS n, v.verdict, v.reason
          FROM countersign.work_item AS w, LATERAL countersign.retry_verdict(w.kind, w.id) AS v
          WHERE %1 GROUP BY 2, 3) AS judged)")
                                                         .arg(which));
    QCOMPARE(judged, verdicts);
}

QString TestDemoStory::retry(const QString& login, const QString& id) {
    return as(login, QStringLiteral(R"(
        SELECT concat_ws(' ', r.outcome, nullif(r.reason, '')) FROM countersign.retry_verdict('intent', $1) AS v,
        LATERAL countersign.retry('intent', $1, v.fingerprint, $2::uuid, 'the relayer has gas again', '[]') AS r)"),
              {id, QUuid::createUuid().toString(QUuid::WithoutBraces)});
}

void TestDemoStory::retriedIntentRecovers() {
    const QString id = as(QStringLiteral("ann"), QStringLiteral(R"(SELECT id FROM countersign.work_item
        WHERE kind = 'intent' AND last_error LIKE 'insufficient%' ORDER BY id LIMIT 1)"));
    QVERIFY(!id.isEmpty());
    QCOMPARE(retry(QStringLiteral("ann"), id), QStringLiteral("done"));
    const QString state =
        QStringLiteral("SELECT raw_state FROM countersign.work_item WHERE kind = 'intent' AND id = $1");
    QTRY_COMPARE_WITH_TIMEOUT(as(QStringLiteral("bob"), state, {id}), QStringLiteral("CONFIRMED"), soonMs);
}

void TestDemoStory::auditorMayNotRetry() {
    const QString id = as(QStringLiteral("carol"), QStringLiteral(R"(SELECT id FROM countersign.work_item
        WHERE kind = 'intent' AND last_error LIKE 'insufficient%' ORDER BY id DESC LIMIT 1)"));
    QVERIFY(!id.isEmpty());
    QVERIFY(retry(QStringLiteral("carol"), id).startsWith(QStringLiteral("42501")));
}

QTEST_GUILESS_MAIN(TestDemoStory)
#include "test_demo_story.moc"
