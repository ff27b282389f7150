// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_database.h"

#include <QTest>

using namespace countersign;

namespace {

const QString insertIntent = QStringLiteral(
    "INSERT INTO \"Program\" (\"id\", \"name\", \"slug\", \"treasuryAddress\", \"updatedAt\")"
    " VALUES ('p', 'P', 'p', '0x0', now()) ON CONFLICT DO NOTHING;"
    " DELETE FROM \"Settlement\"; DELETE FROM \"Intent\"; DELETE FROM jobs;"
    " INSERT INTO \"Intent\" (\"id\", \"programId\", \"type\", \"idempotencyKey\", \"wallet\", \"payload\","
    " \"createdAt\", \"updatedAt\") VALUES ('i', 'p', 'CLAIM', 'k', '0xAb', '{}',"
    " {now} - interval '1 hour', {now} - interval '1 hour');");

const QString insertJob =
    QStringLiteral("INSERT INTO jobs (id, type, payload, created_at)"
                   " VALUES ('j', 'register', '{\"wallet\": \"0xaB\"}', now() - interval '1 hour');");

const QString settle = QStringLiteral("INSERT INTO \"Settlement\" (\"id\", \"programId\", \"intentId\", "
                                      "\"wallet\", \"type\", \"amount\", \"txHash\","
                                      " \"blockNumber\", \"blockTimestamp\", \"updatedAt\") VALUES ('s', "
                                      "'p', 'i', '0xAb', 'x', 1, '0xs', 1, now(), now());");

QString withNow(QString sql) {
    return sql.replace(QStringLiteral("{now}"), QStringLiteral("(now() AT TIME ZONE 'UTC')"));
}

void intent(const char* name, const QString& set, const char* answer, const QString& also = {}) {
    QTest::newRow(name) << QStringLiteral("intent")
                        << QStringLiteral("UPDATE \"Intent\" SET ") + set + u';' + also
                        << QString::fromLatin1(answer);
}

void failed(const char* error, const char* answer) {
    QTest::newRow(error) << QStringLiteral("intent")
                         << QStringLiteral("UPDATE \"Intent\" SET \"status\" = 'FAILED', \"attempts\" = 5,"
                                           " \"errorMessage\" = '%1';")
                                .arg(QString::fromLatin1(error))
                         << QString::fromLatin1(answer);
}

void job(const char* name, const QString& set, const char* answer, const QString& also = {}) {
    QTest::newRow(name) << QStringLiteral("job")
                        << QStringLiteral("DELETE FROM \"Intent\"; ") + insertJob +
                               QStringLiteral("UPDATE jobs SET ") + set + u';' + also
                        << QString::fromLatin1(answer);
}

} // namespace

/// A corpus of crafted rows with the verdict each must get. One wrong SAFE is a payment made twice.
class TestContractVerdicts : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() {
        auto made = TestDatabase::create();
        QVERIFY2(made.ok(), made ? "" : qPrintable(englishSentence(made.failure())));
        db_ = std::move(*made);
        // what a newer version of the backend may bring
        QVERIFY(db_->sql(QStringLiteral("ALTER TYPE \"IntentStatus\" ADD VALUE 'LOST'")).ok());
        QVERIFY(db_->sql(QStringLiteral("ALTER TYPE \"IntentType\" ADD VALUE 'SWAP'")).ok());
    }

    void verdicts_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("expected");
        ended();
        locks();
        waiting();
        errors();
        jobs();
    }

    void verdicts() {
        QFETCH(QString, kind);
        QFETCH(QString, change);
        QFETCH(QString, expected);
        const Status set = db_->sql(withNow(insertIntent + change));
        QVERIFY2(set.ok(), set.ok() ? "" : qPrintable(englishSentence(set.failure())));
        const QString id = kind == QStringLiteral("job") ? QStringLiteral("j") : QStringLiteral("i");
        const auto answer = db_->rows(
            QStringLiteral("carol"),
            QStringLiteral(
                "SELECT verdict || ' ' || reason, until IS NOT NULL, settled_by IS NOT NULL,"
                " (SELECT count(*) FROM jsonb_array_elements(evidence) e WHERE e ? 'check' AND e ? 'ok'"
                "  AND e ? 'value' AND e ? 'text' AND e ? 'source' AND e ? 'at'),"
                " fingerprint = (SELECT fingerprint FROM countersign.work_item w WHERE w.kind = $1 AND w.id "
                "= $2)"
                " FROM countersign.retry_verdict($1, $2)"),
            {kind, id});
        QVERIFY2(answer.ok(), answer.ok() ? "" : qPrintable(englishSentence(answer.failure())));
        QCOMPARE(answer->size(), std::size_t(1));
        const QStringList& row = answer->front();
        QCOMPARE(row[0], expected);
        QVERIFY2(!expected.startsWith(QStringLiteral("UNKNOWN")) || row[2] == QStringLiteral("t"),
                 "UNKNOWN must say what would settle it");
        QVERIFY(row[3].toInt() >= 5);
        QCOMPARE(row[4], QStringLiteral("t"));
    }

    void goneGivesNoRow() {
        QCOMPARE(
            db_->value(QStringLiteral("carol"),
                       QStringLiteral("SELECT verdict FROM countersign.retry_verdict('intent', 'nobody')")),
            QStringLiteral("(no row)"));
    }

  private:
    static void ended();
    static void locks();
    static void waiting();
    static void errors();
    static void jobs();
    std::unique_ptr<TestDatabase> db_;
};

void TestContractVerdicts::ended() {
    intent("confirmed", QStringLiteral("\"status\" = 'CONFIRMED'"), "UNSAFE done");
    intent("expired", QStringLiteral("\"status\" = 'EXPIRED'"), "UNSAFE cancelled");
    intent("settled though failed",
           QStringLiteral("\"status\" = 'FAILED', \"errorMessage\" = 'must register'"), "UNSAFE settled",
           settle);
    intent("settled though orphan", QStringLiteral("\"attempts\" = 0"), "UNSAFE settled", settle);
    intent(
        "hash, failed",
        QStringLiteral("\"status\" = 'FAILED', \"resultTxHash\" = '0x1', \"errorMessage\" = 'must register'"),
        "UNKNOWN tx-in-flight");
    intent("hash, pending", QStringLiteral("\"resultTxHash\" = '0x1'"), "UNKNOWN tx-in-flight");
    intent("hash that is empty text", QStringLiteral("\"resultTxHash\" = ''"), "UNKNOWN tx-in-flight");
    intent("hash, lock expired",
           QStringLiteral("\"status\" = 'PROCESSING', \"resultTxHash\" = '0x1', \"lockedUntil\" = {now} - "
                          "interval '1 min'"),
           "UNKNOWN tx-in-flight");
    intent("state of a newer version", QStringLiteral("\"status\" = 'LOST'"), "UNKNOWN state-not-known");
    intent("type of a newer version", QStringLiteral("\"type\" = 'SWAP'"), "UNKNOWN type-not-known");
    intent("result without hash", QStringLiteral("\"resultData\" = '{\"ok\": true}'"),
           "UNKNOWN result-recorded");
}

void TestContractVerdicts::locks() {
    const QString processing =
        QStringLiteral("\"status\" = 'PROCESSING', \"attempts\" = 1, \"lockedBy\" = 'worker-1-a', ");
    intent("live lock", processing + QStringLiteral("\"lockedUntil\" = {now} + interval '1 min'"),
           "WAIT locked");
    intent("live lock, pending", QStringLiteral("\"lockedUntil\" = {now} + interval '1 min'"), "WAIT locked");
    intent("lock for ever", processing + QStringLiteral("\"lockedUntil\" = 'infinity'"), "WAIT locked");
    intent("lock until year 10000", processing + QStringLiteral("\"lockedUntil\" = '10000-01-01'"),
           "WAIT locked");
    intent("lock expired", processing + QStringLiteral("\"lockedUntil\" = {now} - interval '1 min'"),
           "SAFE lock-expired");
    intent(
        "swept, lock live",
        QStringLiteral("\"status\" = 'PROCESSING', \"lockedBy\" = 'worker-9-repeat:retry-failed-intents:17',"
                       " \"lockedUntil\" = {now} + interval '4 min'"),
        "WAIT locked");
    intent(
        "swept, lock expired",
        QStringLiteral("\"status\" = 'PROCESSING', \"lockedBy\" = 'worker-9-repeat:retry-failed-intents:17',"
                       " \"lockedUntil\" = {now} - interval '4 min'"),
        "SAFE lock-expired");
    intent("lock expired, timed out",
           processing +
               QStringLiteral(
                   "\"lockedUntil\" = {now} - interval '1 min', \"errorMessage\" = 'request timed out'"),
           "UNKNOWN outcome-unknown");
    intent("no lock, just now", QStringLiteral("\"status\" = 'PROCESSING', \"updatedAt\" = {now}"),
           "WAIT running");
    intent("no lock, long ago", QStringLiteral("\"status\" = 'PROCESSING'"), "SAFE abandoned");
    intent("payout in work", QStringLiteral("\"status\" = 'PROCESSING', \"type\" = 'PAYOUT'"),
           "UNKNOWN payout-outcome");
    intent("payout, lock expired",
           QStringLiteral("\"type\" = 'PAYOUT', ") + processing +
               QStringLiteral("\"lockedUntil\" = {now} - interval '1 min'"),
           "UNKNOWN payout-outcome");
}

void TestContractVerdicts::waiting() {
    intent("orphan", QStringLiteral("\"attempts\" = 0"), "SAFE orphan");
    intent("orphan after a try", QStringLiteral("\"attempts\" = 2"), "SAFE orphan");
    intent("orphan, just changed", QStringLiteral("\"updatedAt\" = {now} - interval '10 s'"),
           "WAIT just-changed");
    intent("new", QStringLiteral("\"createdAt\" = {now} - interval '5 min'"), "WAIT fresh");
    intent("created in year 10000", QStringLiteral("\"createdAt\" = '10000-01-01'"), "WAIT fresh");
    intent("due soon", QStringLiteral("\"attempts\" = 1, \"nextRetryAt\" = {now} + interval '8 s'"),
           "WAIT automatic-retry");
    intent("due for ever", QStringLiteral("\"nextRetryAt\" = 'infinity'"), "WAIT automatic-retry");
    intent("due a minute ago", QStringLiteral("\"nextRetryAt\" = {now} - interval '1 min'"),
           "WAIT automatic-retry");
    intent("overdue", QStringLiteral("\"nextRetryAt\" = {now} - interval '11 min'"), "SAFE overdue");
    intent("payout never tried", QStringLiteral("\"type\" = 'PAYOUT'"), "SAFE orphan");
    intent("payout tried", QStringLiteral("\"type\" = 'PAYOUT', \"attempts\" = 1"), "UNKNOWN payout-outcome");
    intent("payout tried, counter reset",
           QStringLiteral("\"type\" = 'PAYOUT', \"lastAttemptAt\" = {now} - interval '1 h'"),
           "UNKNOWN payout-outcome");
}

void TestContractVerdicts::errors() {
    for (const char* error : {"Request timed out",
                              "timeout of 30000ms exceeded",
                              "connect ETIMEDOUT 10.0.0.1:443",
                              "read ECONNRESET",
                              "socket hang up",
                              "could not detect network",
                              "nonce has already been used",
                              "nonce too low",
                              "already known",
                              "replacement fee too low",
                              "transaction underpriced",
                              "502 Bad Gateway",
                              "HTTP 503",
                              "504",
                              "Connection terminated",
                              "fetch failed",
                              "The operation was aborted",
                              "job stalled more than allowable limit",
                              "PrismaClientKnownRequestError: Unique constraint failed",
                              "could not serialize access, deadlock detected",
                              "transaction was not mined within 750 seconds",
                              "missing receipt",
                              "transaction execution reverted",
                              "execution reverted; transaction "
                              "0x00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
                              "must register: request timed out",
                              "insufficient funds (nonce 4)"})
        failed(error, "UNKNOWN outcome-unknown");
    for (const char* error :
         {"must register first", "On-chain payouts not yet implemented", "Unknown intent type: X",
          "insufficient funds for gas * price + value", "execution reverted: not owner",
          "cannot estimate gas", "Invalid address 0x12", "Affiliate not found", "access denied",
          "Unauthorized", "Program is paused", "daily cap reached"})
        failed(error, "SAFE failed-before-send");
    for (const char* error :
         {"something odd", "boom", "TypeError: x is undefined", "invalid response", "not found"})
        failed(error, "UNKNOWN error-not-recognised");
    intent("failed without error", QStringLiteral("\"status\" = 'FAILED', \"attempts\" = 5"),
           "UNKNOWN no-error-recorded");
    intent("failed, blank error", QStringLiteral("\"status\" = 'FAILED', \"errorMessage\" = E' \\n'"),
           "UNKNOWN no-error-recorded");
    intent("failed, never tried", QStringLiteral("\"status\" = 'FAILED'"), "UNKNOWN no-error-recorded");
    intent("payout that failed early",
           QStringLiteral("\"status\" = 'FAILED', \"type\" = 'PAYOUT', \"attempts\" = 1, \"errorMessage\" = "
                          "'not yet implemented'"),
           "UNKNOWN payout-outcome");
    intent("orphan with a time-out", QStringLiteral("\"attempts\" = 1, \"errorMessage\" = 'timeout'"),
           "UNKNOWN outcome-unknown");
    intent("overdue with an odd error",
           QStringLiteral(
               "\"attempts\" = 1, \"errorMessage\" = 'boom', \"nextRetryAt\" = {now} - interval '1 h'"),
           "UNKNOWN error-not-recognised");
    intent("1 MiB of error",
           QStringLiteral(
               "\"status\" = 'FAILED', \"errorMessage\" = repeat('must register ', 75000) || 'timeout'"),
           "UNKNOWN outcome-unknown");
}

void TestContractVerdicts::jobs() {
    const QString old = QStringLiteral("last_attempt_at = now() - interval '1 h', attempts = 1, ");
    job("job done", QStringLiteral("status = 'done'"), "UNSAFE done");
    job("job queued", QStringLiteral("attempts = 0"), "WAIT queued");
    job("job in odd state", QStringLiteral("status = 'lost'"), "UNKNOWN state-not-known");
    job("job of odd type", QStringLiteral("type = 'mint', status = 'failed'"), "UNKNOWN type-not-known");
    job("payout queued", QStringLiteral("type = 'payout'"), "WAIT queued");
    job("payout left behind", old + QStringLiteral("type = 'payout', status = 'processing'"),
        "UNKNOWN payout-outcome");
    job("payout failed", old + QStringLiteral("type = 'payout', status = 'failed'"),
        "UNKNOWN payout-outcome");
    job("registration left behind", old + QStringLiteral("status = 'processing'"), "SAFE abandoned");
    job("registration in work", QStringLiteral("status = 'processing', last_attempt_at = now()"),
        "WAIT running");
    job("registration never begun", QStringLiteral("status = 'processing', created_at = now()"),
        "WAIT running");
    job("registration failed", old + QStringLiteral("status = 'failed'"), "SAFE registration-repeatable");
    job("registration without wallet", old + QStringLiteral("status = 'failed', payload = '{}'"),
        "UNKNOWN wallet-not-known");
    const QString again = insertIntent.mid(insertIntent.indexOf(QStringLiteral(" INSERT INTO \"Intent\""))) +
                          QStringLiteral("UPDATE \"Intent\" SET \"type\" = 'REGISTER'");
    job("registered already", old + QStringLiteral("status = 'failed'"), "UNSAFE registered",
        again + QStringLiteral(", \"status\" = 'CONFIRMED';"));
    job("registration settled", old + QStringLiteral("status = 'processing'"), "UNSAFE registered",
        again + u';' + settle);
    job("registration in flight", old + QStringLiteral("status = 'failed'"), "UNKNOWN tx-in-flight",
        again + QStringLiteral(", \"status\" = 'FAILED', \"resultTxHash\" = '0x1';"));
    job("registration by intent", old + QStringLiteral("status = 'failed'"), "WAIT intent-running",
        again + QStringLiteral(", \"status\" = 'PROCESSING', \"lockedUntil\" = {now} + interval '1 min';"));
}

QTEST_GUILESS_MAIN(TestContractVerdicts)
#include "test_contract_verdicts.moc"
