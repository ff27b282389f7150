// SPDX-License-Identifier: GPL-3.0-or-later
// Eight consoles press Retry on the same 500 items at once while a worker runs: exactly one effect per item,
// every other press answered with a reason.
#include "models/postgres/system_gateway.h"
#include "tests/support/test_database.h"

#include <QTest>

#include <algorithm>
#include <barrier>
#include <random>
#include <thread>

using namespace countersign;

namespace {

constexpr int itemCount = 500;
constexpr int consoleCount = 8;

const QString stuckItems = QStringLiteral(R"(
    INSERT INTO "Program" ("id", "name", "slug", "treasuryAddress", "updatedAt")
    VALUES ('p', 'Race', 'race', '0x0', now());
    INSERT INTO "Intent" ("id", "programId", "type", "idempotencyKey", "wallet", "payload", "status", "attempts",
                          "lastAttemptAt", "errorMessage", "createdAt", "updatedAt")
    SELECT 'race-' || n, 'p', 'CLAIM', 'race-' || n, '0xabc', '{}', 'FAILED', 5, born, 'User must register before claiming',
           born, born
    FROM generate_series(1, %1) n, LATERAL (SELECT (now() AT TIME ZONE 'utc') - interval '2 hours' AS born) b;
    CREATE TABLE worker_run (id text NOT NULL);
    UPDATE countersign.setting SET value = 1000000 WHERE name = 'retry_per_human';)");

/// What a mended backend does: claims what is due, settles it, and notes that it ran.
const QString workerPass = QStringLiteral(R"(
    WITH due AS (
      SELECT "id" FROM public."Intent" WHERE "status" = 'PENDING' AND "nextRetryAt" <= clock_timestamp() AT TIME ZONE 'utc'
      ORDER BY "nextRetryAt" LIMIT 20 FOR UPDATE SKIP LOCKED),
    ran AS (INSERT INTO public.worker_run SELECT "id" FROM due)
    UPDATE public."Intent" i SET "status" = 'CONFIRMED', "attempts" = "attempts" + 1, "errorMessage" = NULL,
      "resultTxHash" = '0x' || md5(i."id") || md5(i."id"), "lastAttemptAt" = clock_timestamp() AT TIME ZONE 'utc',
      "completedAt" = clock_timestamp() AT TIME ZONE 'utc', "updatedAt" = clock_timestamp() AT TIME ZONE 'utc'
    FROM due WHERE i."id" = due."id")");

struct Tally {
    int done = 0, refused = 0, inDoubt = 0, failed = 0, withoutReason = 0;
    std::map<QString, int> reasons;
    std::vector<QString> doneIds;
};

/// One console: judges all items first, as a person would have them on screen, then presses in its own order.
Tally pressAll(const ConnectionPlan& plan, const std::shared_ptr<const KindPack>& kind, unsigned seed,
               std::barrier<>& start) {
    Tally tally;
    auto gateway = SystemGateway::open(plan, kind);
    if (!gateway)
        qWarning("%s", qPrintable(englishSentence(gateway.failure())));
    std::vector<Verdict> seen;
    QStringList ids;
    for (int n = 1; n <= itemCount; ++n)
        ids << QStringLiteral("race-%1").arg(n);
    std::map<QString, QString> fingerprints;
    for (int first = 0; gateway && first < itemCount; first += maxVerdictBatch) {
        const QStringList batch = ids.mid(first, maxVerdictBatch);
        const auto verdicts = (*gateway)->verdicts(QStringLiteral("intent"), batch);
        for (int i = 0; verdicts && i < batch.size(); ++i)
            fingerprints[batch[i]] = (*verdicts)[static_cast<std::size_t>(i)].fingerprint;
    }
    std::shuffle(ids.begin(), ids.end(), std::mt19937(seed));
    start.arrive_and_wait();
    for (const QString& id : std::as_const(ids)) {
        if (!gateway) {
            ++tally.failed;
            continue;
        }
        const auto outcome = (*gateway)->retry({{QStringLiteral("intent"), id},
                                                fingerprints[id],
                                                QUuid::createUuid(),
                                                QStringLiteral("race"),
                                                {}});
        if (!outcome)
            ++tally.failed;
        else if (outcome->kind == ActOutcome::Kind::InDoubt)
            ++tally.inDoubt;
        else if (outcome->kind == ActOutcome::Kind::Done) {
            ++tally.done;
            tally.doneIds.push_back(id);
        } else {
            ++tally.refused;
            ++tally.reasons[outcome->reason];
            if (outcome->reason.isEmpty() || outcome->text.isEmpty())
                ++tally.withoutReason;
        }
    }
    return tally;
}

} // namespace

class TestRetryRace : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void oneEffectPerItem() {
        auto made = TestDatabase::create();
        QVERIFY2(made.ok(), made ? "" : qPrintable(englishSentence(made.failure())));
        TestDatabase& database = **made;
        const Status filled = database.sql(stuckItems.arg(itemCount));
        QVERIFY2(filled.ok(), filled ? "" : qPrintable(filled.failure().detail));

        std::jthread worker([&database](const std::stop_token& stop) {
            const auto connection = database.connect(database.adminLogin());
            while (!stop.stop_requested() && connection)
                static_cast<void>(connection->run(workerPass));
        });
        std::barrier start(consoleCount);
        std::vector<Tally> tallies(consoleCount);
        std::vector<std::jthread> consoles;
        for (int c = 0; c < consoleCount; ++c) {
            const QString login = c % 2 == 0 ? QStringLiteral("ann") : QStringLiteral("bob");
            consoles.emplace_back([&, c, login] {
                tallies[static_cast<std::size_t>(c)] =
                    pressAll(database.plan(login), database.kind(), static_cast<unsigned>(c), start);
            });
        }
        for (std::jthread& console : consoles)
            console.join();
        const auto unsettled =
            QStringLiteral("SELECT count(*) FROM public.\"Intent\" WHERE \"status\" <> 'CONFIRMED'");
        QTRY_COMPARE_WITH_TIMEOUT(database.value(database.adminLogin(), unsettled), QStringLiteral("0"),
                                  120'000);
        worker.request_stop();
        worker.join();

        Tally all;
        std::vector<QString> doneIds;
        for (const Tally& tally : tallies) {
            all.done += tally.done;
            all.refused += tally.refused;
            all.inDoubt += tally.inDoubt;
            all.failed += tally.failed;
            all.withoutReason += tally.withoutReason;
            for (const auto& [reason, count] : tally.reasons)
                all.reasons[reason] += count;
            doneIds.insert(doneIds.end(), tally.doneIds.begin(), tally.doneIds.end());
        }
        QString reasons;
        for (const auto& [reason, count] : all.reasons)
            reasons += QStringLiteral(" %1=%2").arg(reason).arg(count);
        qInfo("%d consoles x %d items: %d done, %d refused (%s), %d in doubt, %d failed", consoleCount,
              itemCount, all.done, all.refused, qPrintable(reasons.trimmed()), all.inDoubt, all.failed);

        QCOMPARE(all.done, itemCount);
        QCOMPARE(all.refused, (consoleCount - 1) * itemCount);
        QCOMPARE(all.inDoubt + all.failed + all.withoutReason, 0);
        std::sort(doneIds.begin(), doneIds.end());
        QVERIFY(std::adjacent_find(doneIds.begin(), doneIds.end()) == doneIds.end());
        const QString admin = database.adminLogin();
        QCOMPARE(database.value(admin, QStringLiteral("SELECT count(*) FROM public.worker_run")),
                 QString::number(itemCount));
        QCOMPARE(database.value(admin, QStringLiteral("SELECT count(DISTINCT id) FROM public.worker_run")),
                 QString::number(itemCount));
        QCOMPARE(database.value(admin,
                                QStringLiteral("SELECT count(*) FROM countersign.audit WHERE act = 'retry'")),
                 QString::number(itemCount));
    }
};

QTEST_GUILESS_MAIN(TestRetryRace)
#include "test_retry_race.moc"
