// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/postgres/contract_fixture.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <libpq-fe.h>

using namespace countersign;

namespace {
const QString ann = QStringLiteral("ann");
const QString bob = QStringLiteral("bob");
} // namespace

/// The act: what it does, what it refuses and with which word, what stays behind of each.
class TestContractRetry : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() {
        auto made = TestDatabase::create();
        QVERIFY2(made.ok(), made ? "" : qPrintable(englishSentence(made.failure())));
        db_ = std::move(*made);
        fx_ = std::make_unique<ContractFixture>(*db_);
    }
    void init() {
        QVERIFY(fx_->orphans({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}).ok());
    }

    void done();
    void notifies();
    void replay();
    void keyReused();
    void changed();
    void changedAfterwards();
    void refusedByVerdict();
    void limitItem();
    void limitHuman();
    void busy();
    void frozenNow();
    void failsClosed();
    void actMustTouchOneRow();
    void effects();
    void timeline();
    void results();

  private:
    QString trailRows() { return fx_->count(QStringLiteral("countersign.audit")); }
    std::unique_ptr<TestDatabase> db_;
    std::unique_ptr<ContractFixture> fx_;
};

void TestContractRetry::done() {
    const int before = trailRows().toInt();
    const RetryAnswer answer = fx_->retry(ann, QStringLiteral("a"), fx_->fingerprint(QStringLiteral("a")));
    QCOMPARE(fx_->said(answer), QStringLiteral("done"));
    QCOMPARE(answer.at(QStringLiteral("verdict")), QStringLiteral("SAFE"));
    QCOMPARE(answer.at(QStringLiteral("seq")).toInt(), before + 1);
    QCOMPARE(trailRows().toInt(), before + 1);
    // the worker's query finds the row now, and the times are UTC at the column's precision
    QCOMPARE(fx_->admin(QStringLiteral("SELECT \"status\" = 'PENDING' AND \"attempts\" = 0 AND "
                                       "\"errorMessage\" IS NULL AND \"lockedBy\" IS NULL"
                                       " AND \"nextRetryAt\" <= now() AT TIME ZONE 'UTC' AND \"nextRetryAt\" "
                                       "> (now() AT TIME ZONE 'UTC') - interval '1 min'"
                                       " AND abs(extract(epoch FROM \"updatedAt\" - \"nextRetryAt\")) < 1 "
                                       "FROM public.\"Intent\" WHERE \"id\" = 'a'")),
             QStringLiteral("t"));
    QCOMPARE(fx_->admin(QStringLiteral(
                 "SELECT (detail::jsonb ->> 'reason') || ' ' || human || ' ' || act || ' ' || subject"
                 " FROM countersign.audit ORDER BY seq DESC LIMIT 1")),
             QStringLiteral("stuck ann retry intent/a"));
}

void TestContractRetry::notifies() {
    const auto close = [](PGconn* c) { PQfinish(c); };
    const QString url = db_->cluster().adminUrl(QStringLiteral("sge"));
    const std::unique_ptr<PGconn, decltype(close)> listener(
        PQconnectdb(qPrintable(url + QStringLiteral("?password=") + db_->cluster().adminPassword())), close);
    PQclear(PQexec(listener.get(), "LISTEN countersign_retry"));
    QCOMPARE(PQstatus(listener.get()), CONNECTION_OK);
    const QUuid key = QUuid::createUuid();
    QCOMPARE(fx_->press(ann, QStringLiteral("a"), QStringLiteral("old")), QStringLiteral("refused changed"));
    QCOMPARE(fx_->said(fx_->retry(ann, QStringLiteral("b"), fx_->fingerprint(QStringLiteral("b")), key)),
             QStringLiteral("done"));
    PQclear(PQexec(listener.get(), "SELECT 1")); // takes in what has come
    const std::unique_ptr<PGnotify, decltype(&PQfreemem)> note(PQnotifies(listener.get()), PQfreemem);
    QVERIFY(note != nullptr);
    const QJsonObject told = QJsonDocument::fromJson(note->extra).object();
    QCOMPARE(told.value(QStringLiteral("kind")).toString(), QStringLiteral("intent"));
    QCOMPARE(told.value(QStringLiteral("id")).toString(), QStringLiteral("b"));
    QCOMPARE(QUuid(told.value(QStringLiteral("key")).toString()), key);
    QVERIFY(PQnotifies(listener.get()) == nullptr);
}

void TestContractRetry::replay() {
    const QString print = fx_->fingerprint(QStringLiteral("a"));
    const QUuid key = QUuid::createUuid();
    const RetryAnswer first = fx_->retry(ann, QStringLiteral("a"), print, key);
    QCOMPARE(first.at(QStringLiteral("replayed")), QStringLiteral("f"));
    const QString rows = trailRows();
    for (int i = 0; i < 3; ++i) {
        const RetryAnswer again = fx_->retry(ann, QStringLiteral("a"), print, key);
        QCOMPARE(fx_->said(again), QStringLiteral("done"));
        QCOMPARE(again.at(QStringLiteral("replayed")), QStringLiteral("t"));
        QCOMPARE(again.at(QStringLiteral("seq")), first.at(QStringLiteral("seq")));
    }
    QCOMPARE(trailRows(), rows);
    // a refusal is kept and given again as well
    const QUuid refusedKey = QUuid::createUuid();
    QCOMPARE(fx_->said(fx_->retry(ann, QStringLiteral("b"), QStringLiteral("old"), refusedKey)),
             QStringLiteral("refused changed"));
    const RetryAnswer again = fx_->retry(ann, QStringLiteral("b"), QStringLiteral("old"), refusedKey);
    QCOMPARE(fx_->said(again), QStringLiteral("refused changed"));
    QCOMPARE(again.at(QStringLiteral("replayed")), QStringLiteral("t"));
}

void TestContractRetry::keyReused() {
    const QString print = fx_->fingerprint(QStringLiteral("a"));
    const QUuid key = QUuid::createUuid();
    QCOMPARE(fx_->said(fx_->retry(ann, QStringLiteral("a"), print, key)), QStringLiteral("done"));
    const QString otherPrint = fx_->fingerprint(QStringLiteral("b"));
    QCOMPARE(fx_->said(fx_->retry(bob, QStringLiteral("a"), print, key)),
             QStringLiteral("refused key-reused"));
    QCOMPARE(fx_->said(fx_->retry(ann, QStringLiteral("b"), otherPrint, key)),
             QStringLiteral("refused key-reused"));
    QCOMPARE(fx_->said(fx_->retry(ann, QStringLiteral("a"), QStringLiteral("x"), key)),
             QStringLiteral("refused key-reused"));
    QCOMPARE(fx_->said(fx_->retry(ann, QStringLiteral("a"), print, key, QStringLiteral("other"))),
             QStringLiteral("refused key-reused"));
    QCOMPARE(fx_->admin(QStringLiteral(
                 "SELECT count(*) FROM countersign.audit WHERE detail::jsonb ->> 'refusal' = 'key-reused'")),
             QStringLiteral("4"));
    QCOMPARE(fx_->admin(QStringLiteral("SELECT \"attempts\" FROM public.\"Intent\" WHERE \"id\" = 'b'")),
             QStringLiteral("2"));
}

void TestContractRetry::changed() {
    const QString print = fx_->fingerprint(QStringLiteral("a"));
    for (const QString& change :
         {QStringLiteral("\"attempts\" = 3"),
          QStringLiteral("\"updatedAt\" = \"updatedAt\" + interval '1 ms'"),
          QStringLiteral("\"lockedBy\" = 'w'"), QStringLiteral("\"errorMessage\" = 'x'"),
          QStringLiteral("\"wallet\" = '0xcd'"), QStringLiteral("\"payload\" = '{\"amount\": 6}'"),
          QStringLiteral("\"nextRetryAt\" = '2020-01-01'"), QStringLiteral("\"type\" = 'REGISTER'"),
          QStringLiteral("\"lastAttemptAt\" = '2020-01-01'"),
          QStringLiteral("\"lockedUntil\" = '2020-01-01'"), QStringLiteral("\"completedAt\" = '2020-01-01'"),
          QStringLiteral("\"resultTxHash\" = ''"), QStringLiteral("\"payload\" = '{\"amount\": [5]}'"),
          QStringLiteral("\"status\" = 'FAILED'"), QStringLiteral("\"payload\" = '{}'")}) {
        QVERIFY(fx_->orphans({QStringLiteral("a")}).ok());
        // orphans() makes new times: take the print of this row
        const QString own = fx_->fingerprint(QStringLiteral("a"));
        QVERIFY(db_->sql(QStringLiteral("UPDATE \"Intent\" SET ") + change).ok());
        QCOMPARE(fx_->press(ann, QStringLiteral("a"), own), QStringLiteral("refused changed"));
    }
    QCOMPARE(fx_->press(ann, QStringLiteral("nobody"), print), QStringLiteral("refused changed"));
}

void TestContractRetry::changedAfterwards() {
    const QString print = fx_->fingerprint(QStringLiteral("a"));
    QCOMPARE(fx_->press(ann, QStringLiteral("a"), print), QStringLiteral("done"));
    QCOMPARE(fx_->press(bob, QStringLiteral("a"), print), QStringLiteral("refused changed"));
}

void TestContractRetry::refusedByVerdict() {
    QVERIFY(
        db_->sql(QStringLiteral("UPDATE \"Intent\" SET \"resultTxHash\" = '0x' || \"id\" WHERE \"id\" = 'a';"
                                " UPDATE \"Intent\" SET \"status\" = 'PROCESSING', \"lockedUntil\" = (now() "
                                "AT TIME ZONE 'UTC')"
                                " + interval '1 min' WHERE \"id\" = 'b';"
                                " UPDATE \"Intent\" SET \"status\" = 'CONFIRMED' WHERE \"id\" = 'c';"))
            .ok());
    QCOMPARE(fx_->press(ann, QStringLiteral("a")), QStringLiteral("refused tx-in-flight"));
    QCOMPARE(fx_->press(ann, QStringLiteral("c")), QStringLiteral("refused done"));
    const RetryAnswer locked = fx_->retry(ann, QStringLiteral("b"), fx_->fingerprint(QStringLiteral("b")));
    QCOMPARE(fx_->said(locked), QStringLiteral("refused locked"));
    QCOMPARE(locked.at(QStringLiteral("until")), QStringLiteral("t"));
    QVERIFY(locked.at(QStringLiteral("seq")).toInt() > 0);
}

void TestContractRetry::limitItem() {
    const QString makeOrphan =
        QStringLiteral("UPDATE \"Intent\" SET \"nextRetryAt\" = NULL,"
                       " \"updatedAt\" = (now() AT TIME ZONE 'UTC') - interval '1 hour' WHERE \"id\" = 'a'");
    for (int i = 0; i < 3; ++i) {
        QVERIFY(db_->sql(makeOrphan).ok());
        QCOMPARE(fx_->press(i == 1 ? bob : ann, QStringLiteral("a")), QStringLiteral("done"));
    }
    QVERIFY(db_->sql(makeOrphan).ok());
    const QString rows = trailRows();
    const QUuid key = QUuid::createUuid();
    const QString print = fx_->fingerprint(QStringLiteral("a"));
    const RetryAnswer limited = fx_->retry(bob, QStringLiteral("a"), print, key);
    QCOMPARE(fx_->said(limited), QStringLiteral("refused limit-item"));
    QCOMPARE(limited.at(QStringLiteral("until")), QStringLiteral("t"));
    QCOMPARE(trailRows(), rows);
    // the same key goes through once the window has passed
    QVERIFY(
        db_->sql(QStringLiteral("UPDATE countersign.retry_request SET at = at - interval '11 min'")).ok());
    QCOMPARE(fx_->said(fx_->retry(bob, QStringLiteral("a"), print, key)), QStringLiteral("done"));
}

void TestContractRetry::limitHuman() {
    QVERIFY(
        db_->sql(QStringLiteral("UPDATE countersign.setting SET value = 2 WHERE name = 'retry_per_human'"))
            .ok());
    QCOMPARE(fx_->press(ann, QStringLiteral("a")), QStringLiteral("done"));
    QCOMPARE(fx_->press(ann, QStringLiteral("b")), QStringLiteral("done"));
    QCOMPARE(fx_->press(ann, QStringLiteral("c")), QStringLiteral("refused limit-human"));
    // no session can lift it, and another human is not held
    QString why;
    const auto session = db_->connect(ann, &why);
    QVERIFY2(session, qPrintable(why));
    QVERIFY(session->run(QStringLiteral("SET countersign.retry_per_human = 100")).ok());
    const auto again = session->run(
        fx_->retrySql(), {QStringLiteral("c"), fx_->fingerprint(QStringLiteral("c")),
                          QUuid::createUuid().toString(QUuid::WithoutBraces), QStringLiteral("x")});
    QVERIFY(again.ok());
    QCOMPARE(textRows(*again).front()[1], QStringLiteral("limit-human"));
    QCOMPARE(fx_->press(bob, QStringLiteral("c")), QStringLiteral("done"));
    QVERIFY(
        db_->sql(QStringLiteral("UPDATE countersign.setting SET value = 20 WHERE name = 'retry_per_human'"))
            .ok());
}

void TestContractRetry::busy() {
    QString why;
    const auto holder = db_->connect(db_->adminLogin(), &why);
    QVERIFY2(holder, qPrintable(why));
    QVERIFY(holder->run(QStringLiteral("BEGIN")).ok());
    QVERIFY(
        holder->run(QStringLiteral("SELECT 1 FROM public.\"Intent\" WHERE \"id\" = 'a' FOR UPDATE")).ok());
    const QString print = fx_->fingerprint(QStringLiteral("a"));
    const QUuid key = QUuid::createUuid();
    const QString rows = trailRows();
    const RetryAnswer answer = fx_->retry(ann, QStringLiteral("a"), print, key);
    QCOMPARE(fx_->said(answer), QStringLiteral("refused busy"));
    QCOMPARE(trailRows(), rows);
    QVERIFY(holder->run(QStringLiteral("ROLLBACK")).ok());
    QCOMPARE(fx_->said(fx_->retry(ann, QStringLiteral("a"), print, key)), QStringLiteral("done"));
}

void TestContractRetry::frozenNow() {
    // now() of a transaction opened long ago would make a live lock look far away and an act look old
    QString why;
    const auto session = db_->connect(ann, &why);
    QVERIFY2(session, qPrintable(why));
    QVERIFY(session->run(QStringLiteral("BEGIN")).ok());
    const auto begun = session->run(QStringLiteral("SELECT now()::text"));
    QVERIFY(begun.ok());
    QVERIFY(
        db_
            ->sql(QStringLiteral(
                "UPDATE \"Intent\" SET \"status\" = 'PROCESSING', \"lockedUntil\" ="
                " (clock_timestamp() AT TIME ZONE 'UTC')::timestamp(3) + interval '5 ms' WHERE \"id\" = 'a';"
                " SELECT pg_sleep(0.02);"))
            .ok());
    const auto judged =
        session->run(QStringLiteral("SELECT reason FROM countersign.retry_verdict('intent', 'a')"));
    QVERIFY(judged.ok());
    QCOMPARE(textRows(*judged).front()[0], QStringLiteral("lock-expired"));
    QVERIFY(session->run(QStringLiteral("ROLLBACK")).ok());
}

void TestContractRetry::failsClosed() {
    QVERIFY(
        db_->sql(QStringLiteral(
                     "ALTER TABLE countersign.audit ADD CONSTRAINT broken CHECK (act <> 'retry') NOT VALID"))
            .ok());
    const QString said = fx_->press(ann, QStringLiteral("a"));
    QVERIFY2(said.contains(QStringLiteral("23514")), qPrintable(said));
    QCOMPARE(fx_->admin(QStringLiteral("SELECT \"attempts\" FROM public.\"Intent\" WHERE \"id\" = 'a'")),
             QStringLiteral("2"));
    QCOMPARE(fx_->count(QStringLiteral("countersign.retry_request")), QStringLiteral("0"));
    QVERIFY(db_->sql(QStringLiteral("ALTER TABLE countersign.audit DROP CONSTRAINT broken")).ok());
    QCOMPARE(fx_->press(ann, QStringLiteral("a")), QStringLiteral("done"));
}

void TestContractRetry::actMustTouchOneRow() {
    // a trigger of the backend that swallows the update must not become a row of the trail that says "done"
    QVERIFY(db_->sql(QStringLiteral(
                         "CREATE FUNCTION public.swallow() RETURNS trigger LANGUAGE plpgsql AS"
                         " 'BEGIN RETURN NULL; END'; CREATE TRIGGER swallow BEFORE UPDATE ON \"Intent\""
                         " FOR EACH ROW EXECUTE FUNCTION public.swallow()"))
                .ok());
    const QString rows = trailRows();
    const QString said = fx_->press(ann, QStringLiteral("a"));
    QVERIFY(
        db_->sql(QStringLiteral("DROP TRIGGER swallow ON \"Intent\"; DROP FUNCTION public.swallow()")).ok());
    QVERIFY2(said.contains(QStringLiteral("P0001")), qPrintable(said));
    QCOMPARE(trailRows(), rows);
}

void TestContractRetry::effects() {
    const QUuid key = QUuid::createUuid();
    QCOMPARE(fx_->said(fx_->retry(ann, QStringLiteral("a"), fx_->fingerprint(QStringLiteral("a")), key)),
             QStringLiteral("done"));
    const QString ask = QStringLiteral(
        "SELECT stage || coalesce(' ' || left(why, 30), '') FROM countersign.retry_effect($1::uuid)");
    const auto stage = [&](const QString& change) {
        if (!db_->sql(QStringLiteral("UPDATE \"Intent\" SET ") + change +
                      QStringLiteral(" WHERE \"id\" = 'a'"))
                 .ok())
            return QStringLiteral("(not set)");
        return db_->value(ann, ask, {key.toString(QUuid::WithoutBraces)});
    };
    QCOMPARE(stage(QStringLiteral("\"wallet\" = \"wallet\"")), QStringLiteral("waiting"));
    QCOMPARE(stage(QStringLiteral("\"status\" = 'PROCESSING', \"attempts\" = 1, \"lockedBy\" = "
                                  "'worker-1-repeat:retry-failed-intents:5'")),
             QStringLiteral("no_effect the backend's own job retry-fa"));
    QCOMPARE(
        stage(QStringLiteral("\"lockedBy\" = 'worker-1-job', \"lastAttemptAt\" = now() AT TIME ZONE 'UTC'")),
        QStringLiteral("picked_up"));
    QCOMPARE(stage(QStringLiteral("\"status\" = 'CONFIRMED', \"completedAt\" = now() AT TIME ZONE 'UTC'")),
             QStringLiteral("done"));
    QCOMPARE(stage(QStringLiteral("\"status\" = 'FAILED'")), QStringLiteral("failed"));
    QVERIFY(db_->sql(QStringLiteral("UPDATE countersign.retry_request SET at = at - interval '2 min'")).ok());
    QCOMPARE(stage(QStringLiteral(
                 "\"status\" = 'PENDING', \"attempts\" = 0, \"lockedBy\" = NULL, \"lastAttemptAt\" = NULL,"
                 " \"nextRetryAt\" = \"updatedAt\" - interval '2 min', \"updatedAt\" = \"updatedAt\" - "
                 "interval '2 min'")),
             QStringLiteral("no_effect no worker has taken it"));
    QCOMPARE(db_->value(QStringLiteral("carol"),
                        QStringLiteral("SELECT detector FROM countersign.finding WHERE subject_id = 'a'")),
             QStringLiteral("intent.no_effect"));
}

void TestContractRetry::timeline() {
    QCOMPARE(fx_->press(ann, QStringLiteral("a"), QStringLiteral("old")), QStringLiteral("refused changed"));
    QCOMPARE(fx_->press(ann, QStringLiteral("a")), QStringLiteral("done"));
    QCOMPARE(
        db_->value(QStringLiteral("carol"), QStringLiteral("SELECT string_agg(what || ':' || who, ' ') FROM"
                                                           " countersign.item_timeline('intent', 'a')")),
        QStringLiteral("created: refused:Ann Lee retry:Ann Lee next-attempt:"));
}

void TestContractRetry::results() {
    const QUuid key = QUuid::createUuid();
    const QString text = key.toString(QUuid::WithoutBraces);
    const QString ask =
        QStringLiteral("SELECT outcome || ' ' || replayed FROM countersign.retry_result($1::uuid)");
    QCOMPARE(db_->value(ann, ask, {text}), QStringLiteral("(no row)"));
    QCOMPARE(fx_->said(fx_->retry(ann, QStringLiteral("a"), fx_->fingerprint(QStringLiteral("a")), key)),
             QStringLiteral("done"));
    QCOMPARE(db_->value(ann, ask, {text}), QStringLiteral("done true"));
    QCOMPARE(db_->value(QStringLiteral("carol"), ask, {text}), QStringLiteral("done true"));
    QCOMPARE(db_->value(bob, ask, {text}), QStringLiteral("(no row)"));
}

QTEST_GUILESS_MAIN(TestContractRetry)
#include "test_contract_retry.moc"
