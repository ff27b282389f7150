// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/index_install.h"
#include "tests/support/test_database.h"

#include <QTest>

using namespace countersign;

namespace {

const QString carol = QStringLiteral("carol");

const QString cleanSlate =
    QStringLiteral("INSERT INTO \"Program\" (\"id\", \"name\", \"slug\", \"treasuryAddress\", \"updatedAt\")"
                   " VALUES ('p', 'P', 'p', '0x0', now()) ON CONFLICT DO NOTHING;"
                   " TRUNCATE \"Intent\", \"Settlement\", \"LedgerEntry\", \"Commission\"; TRUNCATE jobs;");

/// An intent that needs nobody: new, waiting.
const QString quietIntent = QStringLiteral(
    "INSERT INTO \"Intent\" (\"id\", \"programId\", \"type\", \"idempotencyKey\", \"wallet\", \"payload\","
    " \"createdAt\", \"updatedAt\") VALUES ('i', 'p', 'CLAIM', 'k', '0xab', '{\"amount\": \"12.50\"}',"
    " {now} - interval '2 hours', {now} - interval '1 hour');");
const QString quietJob = QStringLiteral("INSERT INTO jobs (id, type, payload, created_at) VALUES"
                                        " ('j', 'register', '{}', now() - interval '5 min');");

QString withNow(QString sql) {
    return sql.replace(QStringLiteral("{now}"), QStringLiteral("(now() AT TIME ZONE 'UTC')::timestamp(3)"));
}

void intent(const char* name, const char* set, const char* expected) {
    QTest::newRow(name) << quietIntent + QStringLiteral("UPDATE \"Intent\" SET ") + QString::fromLatin1(set)
                        << QString::fromLatin1(expected);
}

void job(const char* name, const char* set, const char* expected) {
    QTest::newRow(name) << quietJob + QStringLiteral("UPDATE jobs SET ") + QString::fromLatin1(set)
                        << QString::fromLatin1(expected);
}

QString entry(const char* id, const char* ref, const char* amount, const char* currency,
              const char* age = "1 hour") {
    return QStringLiteral(
               "INSERT INTO \"LedgerEntry\" (\"id\", \"programId\", \"account\", \"counterparty\", "
               "\"amount\","
               " \"currency\", \"refType\", \"refId\", \"createdAt\") VALUES ('%1', 'p', 'a', 'b', %3, '%4',"
               " 'ADJUSTMENT', '%2', {now} - interval '%5');")
        .arg(QLatin1String(id), QLatin1String(ref), QLatin1String(amount), QLatin1String(currency),
             QLatin1String(age));
}

} // namespace

/// One trouble, one finding: the most telling one. What needs nobody gives none. All by indexes.
class TestContractFindings : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() {
        auto made = TestDatabase::create();
        QVERIFY2(made.ok(), made ? "" : qPrintable(englishSentence(made.failure())));
        db_ = std::move(*made);
    }

    void live_data();
    void live();
    void moneyAndAge();
    void ownThreshold();
    void confirmedWithoutSettlement();
    void ledger();
    void slices();
    void plansUseIndexes();

  private:
    bool set(const QString& sql) { return db_->sql(withNow(cleanSlate + sql)).ok(); }
    QString scan(const char* detector, const char* columns = "subject_id") {
        return db_->value(
            carol,
            QStringLiteral("SELECT string_agg(%1, ' ' ORDER BY subject_id) FROM countersign.scan($1, '', $2)")
                .arg(QLatin1String(columns)),
            {QLatin1String(detector), QStringLiteral("zzz")});
    }
    std::unique_ptr<TestDatabase> db_;
};

void TestContractFindings::live_data() {
    QTest::addColumn<QString>("rows");
    QTest::addColumn<QString>("expected");
    const char* none = "(none)";
    intent("done", "\"status\" = 'CONFIRMED', \"resultTxHash\" = '0x1'", none);
    intent("expired", "\"status\" = 'EXPIRED'", none);
    intent("new", "\"createdAt\" = {now}", none);
    intent("due soon", "\"attempts\" = 1, \"nextRetryAt\" = {now} + interval '8 s'", none);
    intent("due now", "\"attempts\" = 1, \"nextRetryAt\" = {now} - interval '1 min'", none);
    intent("in work",
           "\"status\" = 'PROCESSING', \"lockedUntil\" = {now} + interval '4 min', \"lastAttemptAt\" = {now}",
           none);
    intent("failed long ago",
           "\"status\" = 'FAILED', \"errorMessage\" = 'x', \"updatedAt\" = {now} - interval '31 days'", none);

    intent("orphan", "\"attempts\" = 0", "intent.orphan");
    intent("orphan, tried", "\"attempts\" = 3, \"errorMessage\" = 'timeout'", "intent.orphan");
    intent("overdue", "\"attempts\" = 1, \"nextRetryAt\" = {now} - interval '11 min'",
           "intent.pending_too_long");
    intent("lock expired",
           "\"status\" = 'PROCESSING', \"lockedBy\" = 'worker-1-a', \"lockedUntil\" = {now} - interval '1 s'",
           "intent.expired_lock");
    intent("no lock", "\"status\" = 'PROCESSING'", "intent.processing_too_long");
    intent("lock renewed for ever",
           "\"status\" = 'PROCESSING', \"lockedUntil\" = {now} + interval '4 min', \"lastAttemptAt\" = {now} "
           "- interval '1 h'",
           "intent.processing_too_long");
    intent("swept",
           "\"status\" = 'PROCESSING', \"lockedBy\" = 'worker-1-repeat:retry-failed-intents:9', "
           "\"lockedUntil\" = {now} + interval '4 min'",
           "intent.swept");
    intent("swept, lock expired",
           "\"status\" = 'PROCESSING', \"lockedBy\" = 'worker-1-repeat:retry-failed-intents:9', "
           "\"lockedUntil\" = {now} - interval '4 min'",
           "intent.swept");
    intent("retried, not taken",
           "\"nextRetryAt\" = {now} - interval '61 s', \"updatedAt\" = {now} - interval '61 s'",
           "intent.no_effect");
    intent("retried long ago",
           "\"nextRetryAt\" = {now} - interval '1 h', \"updatedAt\" = {now} - interval '1 h'",
           "intent.no_effect");
    intent("retried just now", "\"nextRetryAt\" = {now}, \"updatedAt\" = {now}", none);
    intent("failed", "\"status\" = 'FAILED', \"errorMessage\" = 'must register', \"attempts\" = 5",
           "intent.attempts_exhausted");
    intent("failed without a word", "\"status\" = 'FAILED'", "intent.attempts_exhausted");
    intent("no gas", "\"status\" = 'FAILED', \"errorMessage\" = 'insufficient funds for gas'",
           "intent.no_funds");
    intent(
        "no gas, tried again",
        "\"attempts\" = 2, \"nextRetryAt\" = {now} - interval '1 h', \"errorMessage\" = 'INSUFFICIENT FUNDS'",
        "intent.no_funds");
    intent("no gas, orphan", "\"attempts\" = 2, \"errorMessage\" = 'insufficient funds'", "intent.no_funds");
    intent("hash, failed",
           "\"status\" = 'FAILED', \"resultTxHash\" = '0x1', \"errorMessage\" = 'insufficient funds'",
           "intent.hash_not_confirmed");
    intent("hash, orphan", "\"resultTxHash\" = '0x1'", "intent.hash_not_confirmed");
    intent("hash, lock expired",
           "\"status\" = 'PROCESSING', \"resultTxHash\" = '0x1', \"lockedUntil\" = {now} - interval '1 h'",
           "intent.hash_not_confirmed");
    intent("hash, failed long ago",
           "\"status\" = 'FAILED', \"resultTxHash\" = '0x1', \"updatedAt\" = {now} - interval '1 year'",
           "intent.hash_not_confirmed");

    job("queued", "attempts = 0", none);
    job("job done", "status = 'done', last_attempt_at = now() - interval '1 h'", none);
    job("job in work", "status = 'processing', last_attempt_at = now()", none);
    job("queued for long", "created_at = now() - interval '11 min'", "job.pending_too_long");
    job("left behind", "status = 'processing', last_attempt_at = now() - interval '11 min'",
        "job.processing_too_long");
    job("job failed", "status = 'failed'", "job.failed");
    job("payout left behind",
        "type = 'payout', status = 'processing', last_attempt_at = now() - interval '11 min'",
        "job.payout_left_behind");
    job("payout failed", "type = 'payout', status = 'failed'", "job.payout_left_behind");
}

void TestContractFindings::live() {
    QFETCH(QString, rows);
    QFETCH(QString, expected);
    QVERIFY(set(rows));
    QCOMPARE(db_->value(carol,
                        QStringLiteral(
                            "SELECT coalesce(string_agg(detector, ' '), '(none)') FROM countersign.finding")),
             expected);
}

void TestContractFindings::moneyAndAge() {
    QVERIFY(set(quietIntent));
    QCOMPARE(
        db_->value(
            carol,
            QStringLiteral(
                "SELECT severity || ' ' || board || ' ' || subject_kind || ' ' || subject_id || ' ' || "
                "amount || ' ' || currency"
                " || ' ' || round(extract(epoch FROM now() - since) / 3600) || ' ' || (evidence ->> 'state')"
                " FROM countersign.finding")),
        QStringLiteral("P2 intents intent i 12.50 USDC 2 PENDING"));
}

void TestContractFindings::ownThreshold() {
    QVERIFY(
        set(quietIntent + QStringLiteral("UPDATE \"Intent\" SET \"createdAt\" = {now} - interval '2 min'")));
    QString why;
    const auto session = db_->connect(carol, &why);
    QVERIFY2(session, qPrintable(why));
    const auto count = [&] {
        const auto rows = session->run(QStringLiteral("SELECT count(*) FROM countersign.finding"));
        return rows ? textRows(*rows).front()[0] : rows.failure().detail;
    };
    QCOMPARE(count(), QStringLiteral("0"));
    QVERIFY(session->run(QStringLiteral("SET countersign.intent_stuck_s = '60'")).ok());
    QCOMPARE(count(), QStringLiteral("1"));
}

void TestContractFindings::confirmedWithoutSettlement() {
    const QString done =
        quietIntent +
        QStringLiteral(
            "UPDATE \"Intent\" SET \"status\" = 'CONFIRMED', \"resultTxHash\" = '0x1', \"completedAt\" = ");
    QVERIFY(set(done + QStringLiteral("{now} - interval '2 min'")));
    QCOMPARE(scan("intent.confirmed_without_settlement"), QStringLiteral("i"));
    QVERIFY(set(done + QStringLiteral("{now} - interval '30 s'")));
    QCOMPARE(scan("intent.confirmed_without_settlement"), QStringLiteral("∅"));
    QVERIFY(set(done +
                QStringLiteral("{now} - interval '2 min'; INSERT INTO \"Settlement\" (\"id\", \"programId\", "
                               "\"intentId\", \"wallet\", \"type\","
                               " \"amount\", \"txHash\", \"blockNumber\", \"blockTimestamp\", \"updatedAt\")"
                               " VALUES ('s', 'p', 'i', '0xab', 'x', 1, '0x1', 1, now(), now())")));
    QCOMPARE(scan("intent.confirmed_without_settlement"), QStringLiteral("∅"));
}

void TestContractFindings::ledger() {
    QVERIFY(set(entry("1", "a", "7.500000", "USD") + entry("2", "a", "-7.500000", "USD")));
    QCOMPARE(scan("ledger.reference_unbalanced"), QStringLiteral("∅"));
    QCOMPARE(scan("ledger.book_unbalanced"), QStringLiteral("∅"));
    // two one-sided legs in two currencies: their sum is 0, and nothing balances
    QVERIFY(set(entry("1", "a", "7.500000", "USD") + entry("2", "a", "-7.500000", "USDC") +
                entry("3", "b", "0.000001", "USD", "1 s")));
    QCOMPARE(scan("ledger.reference_unbalanced", "subject_id || '=' || amount"),
             QStringLiteral("ADJUSTMENT/a/USD=7.500000 ADJUSTMENT/a/USDC=-7.500000"));
    QCOMPARE(scan("ledger.book_unbalanced", "subject_id || '=' || amount"),
             QStringLiteral("p/USD=7.500001 p/USDC=-7.500000"));
    QVERIFY(set(entry("1", "a", "1", "USD") +
                QStringLiteral("UPDATE \"LedgerEntry\" SET \"refType\" = 'COMMISSION'")));
    QCOMPARE(scan("ledger.commission_missing"), QStringLiteral("COMMISSION/a"));
}

void TestContractFindings::slices() {
    QString rows;
    for (int i = 0; i < 10; ++i)
        rows += entry(qPrintable(QStringLiteral("e%1").arg(i)), qPrintable(QStringLiteral("r%1").arg(i)), "1",
                      "USD");
    QVERIFY(set(rows));
    QString mark;
    QStringList marks, found;
    for (int turn = 0; turn < 10; ++turn) {
        const auto end = db_->rows(
            carol,
            QStringLiteral(
                "SELECT to_key, looked FROM countersign.scan_mark('ledger.reference_unbalanced', $1, 4)"),
            {mark});
        QVERIFY(end.ok());
        if (end->front()[1] == QStringLiteral("0"))
            break;
        const auto slice = db_->rows(
            carol,
            QStringLiteral("SELECT subject_id FROM countersign.scan('ledger.reference_unbalanced', $1, $2)"),
            {mark, end->front()[0]});
        QVERIFY(slice.ok());
        for (const QStringList& row : *slice)
            found << row[0];
        mark = end->front()[0];
        marks << mark;
    }
    QCOMPARE(marks, (QStringList{QStringLiteral("e3"), QStringLiteral("e7"), QStringLiteral("e9")}));
    found.removeDuplicates();
    QCOMPARE(found.size(), 10);
    const QString unknown =
        db_->value(carol, QStringLiteral("SELECT count(*) FROM countersign.scan('nothing', '', 'z')"));
    QVERIFY2(unknown.contains(QStringLiteral("22023")), qPrintable(unknown));
}

void TestContractFindings::plansUseIndexes() {
    QVERIFY(installIndexes(db_->plan(db_->adminLogin()), *db_->kind()).ok());
    QVERIFY(set(quietIntent + quietJob));
    QString why;
    const auto session = db_->connect(db_->adminLogin(), &why);
    QVERIFY2(session, qPrintable(why));
    // a table of one row is read whole whatever there is: what counts is that another way exists
    for (const char* way : {"seqscan", "sort", "bitmapscan", "mergejoin", "hashjoin"})
        QVERIFY(session->run(QStringLiteral("SET enable_%1 = off").arg(QLatin1String(way))).ok());
    const auto plan = [&](const QString& query) {
        const auto rows = session->run(QStringLiteral("EXPLAIN ") + query);
        QString text;
        for (const QStringList& row :
             rows ? textRows(*rows) : std::vector<QStringList>{{rows.failure().detail}})
            text += row[0] + u'\n';
        return text;
    };
    const QString findings = plan(QStringLiteral("SELECT * FROM countersign.finding"));
    QVERIFY2(findings.contains(QStringLiteral("Index Scan")) &&
                 !findings.contains(QStringLiteral("Seq Scan on \"Intent\"")) &&
                 !findings.contains(QStringLiteral("Seq Scan on jobs")),
             qPrintable(findings));
    for (const QString& page :
         {QStringLiteral(
              "SELECT * FROM countersign.work_item_intent WHERE (page_key, id) < ('2026-01-01', 'x')"
              " ORDER BY page_key DESC, id DESC LIMIT 200"),
          QStringLiteral("SELECT * FROM countersign.work_item_intent WHERE raw_status = 'FAILED'"
                         " ORDER BY page_key DESC, id DESC LIMIT 200"),
          QStringLiteral("SELECT * FROM countersign.work_item_intent ORDER BY key_updated, id LIMIT 200")}) {
        const QString text = plan(page);
        QVERIFY2(!text.contains(QStringLiteral("Sort")) &&
                     !text.contains(QStringLiteral("Seq Scan on \"Intent\"")),
                 qPrintable(text));
    }
}

QTEST_GUILESS_MAIN(TestContractFindings)
#include "test_contract_findings.moc"
