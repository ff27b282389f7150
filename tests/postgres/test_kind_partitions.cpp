// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/index_build.h"
#include "models/postgres/index_install.h"
#include "models/postgres/kind_check.h"
#include "tests/postgres/drafted_kind.h"
#include "tests/support/test_database.h"

#include <QDir>
#include <QFile>
#include <QTest>
#include <QUuid>

#include <algorithm>

using namespace countersign;

namespace {

/// As backends partition: by month, the key ending in the time; one partition is partitioned again.
const QString tables = QStringLiteral(
    "CREATE TYPE pay_state AS ENUM ('created', 'sending', 'confirmed', 'failed');"
    "CREATE TABLE payments (id varchar(64) NOT NULL, merchant varchar(64) NOT NULL, status pay_state NOT "
    "NULL,"
    " amount bigint, created_at timestamptz NOT NULL, PRIMARY KEY (id, created_at)) PARTITION BY RANGE "
    "(created_at);"
    "DO $$ BEGIN FOR i IN 1..12 LOOP EXECUTE format('CREATE TABLE payments_%s PARTITION OF payments FOR "
    "VALUES"
    " FROM (%L) TO (%L)', i, make_date(2026, i, 1), make_date(2026, i, 1) + interval '1 month'); END LOOP; "
    "END $$;"
    "CREATE TABLE payments_2027 PARTITION OF payments FOR VALUES FROM ('2027-01-01') TO ('2028-01-01')"
    " PARTITION BY RANGE (created_at);"
    "CREATE TABLE payments_2027_all PARTITION OF payments_2027 DEFAULT;"
    "CREATE TABLE payments_default PARTITION OF payments DEFAULT;"
    "INSERT INTO payments SELECT 'p' || i, 'm', 'confirmed', i, '2026-01-01'::timestamptz + i * interval '7 "
    "hours'"
    " + interval '123457 microseconds' FROM generate_series(1, 1200) i;"
    "UPDATE payments SET status = 'failed' WHERE id IN ('p7', 'p8', 'p1199');"
    // what the key lets happen
    "INSERT INTO payments SELECT id, merchant, 'failed', amount, created_at + interval '40 days' FROM "
    "payments"
    " WHERE id = 'p8';"
    "INSERT INTO payments VALUES ('odd/one', 'm', 'failed', 1, '1901-03-04 05:06:07.891011+00'),"
    " ('late', 'm', 'failed', 1, '9999-12-30 00:00:00.000001+00'), ('never', 'm', 'failed', 1, 'infinity'),"
    " ('later', 'm', 'failed', 1, '290001-01-01'), ('before', 'm', 'failed', 1, '-infinity');"
    "ANALYZE payments;"
    "CREATE TABLE hashed (id bigint PRIMARY KEY, status text, created_at timestamp) PARTITION BY HASH (id);"
    "CREATE TABLE hashed_0 PARTITION OF hashed FOR VALUES WITH (MODULUS 1, REMAINDER 0);"
    "INSERT INTO hashed SELECT i, CASE i % 2 WHEN 0 THEN 'failed' ELSE 'pending' END, now() FROM "
    "generate_series(1, 50) i;"
    "CREATE TABLE daily (tenant text, id text, day date, status text, created_at timestamp,"
    " PRIMARY KEY (tenant, id, day)) PARTITION BY RANGE (day);"
    "CREATE TABLE daily_all PARTITION OF daily DEFAULT;"
    "INSERT INTO daily VALUES ('a/b', 'c', '2026-01-02', 'failed', now()), ('a', 'b/c', '2026-01-02', "
    "'failed', now()),"
    " ('a~', 'x', 'infinity', 'pending', now());"
    "CREATE VIEW hashed_view AS SELECT * FROM hashed;"
    "CREATE VIEW doubled AS SELECT 1 AS id, status, created_at FROM payments LIMIT 5;");

} // namespace

/// A partitioned table can have pages, indexes and a retry like another one.
class TestKindPartitions : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase();
    void draftOfTimeInTheKey();
    void indexes();
    void retry();
    void rowsOfOddTimes();
    void hashWithOnePart();
    void dateAndTexts();
    void viewOfParts();
    void viewWithoutKey();
    void secondChangeIsRefused();

  private:
    QString draft(const QString& table);
    void replace(const QString& file, const QString& from, const QString& to);
    void allowRetry(const QString& table);
    [[nodiscard]] KindPack kind();
    [[nodiscard]] QStringList notGood();
    [[nodiscard]] QString value(const QString& sql) { return db_->value(db_->adminLogin(), sql); }
    void install();
    QString press(const QString& id);

    std::unique_ptr<TestDatabase> db_;
    std::unique_ptr<DraftedKind> acme_;
};

void TestKindPartitions::initTestCase() {
    TestDatabaseOptions options;
    options.contract = false;
    options.tables = tables;
    auto made = TestDatabase::create(options);
    QVERIFY2(made.ok(), made ? "" : qPrintable(englishSentence(made.failure()) + made.failure().detail));
    db_ = std::move(*made);
}

QString TestKindPartitions::draft(const QString& name) {
    acme_ = std::make_unique<DraftedKind>();
    return acme_->draft(db_->plan(db_->adminLogin()), name, {});
}

void TestKindPartitions::replace(const QString& name, const QString& from, const QString& to) {
    QVERIFY2(acme_->replace(name, from, to), qPrintable(from));
}

void TestKindPartitions::allowRetry(const QString& table) {
    replace(QStringLiteral("kind.json"), QStringLiteral("\"timeline\": "),
            QStringLiteral("\"lock\": \"item/lock.sql\", \"act\": \"item/act.sql\", \"effect\": "
                           "\"item/effect.sql\", \"timeline\": "));
    replace(QStringLiteral("kind.json"), QStringLiteral("\"ownerColumns\": {}"),
            QStringLiteral("\"ownerColumns\": {\"%1\": [\"status\"]}").arg(table));
    replace(QStringLiteral("kind.json"), QStringLiteral("\"reasons\": {"),
            QStringLiteral("\"reasons\": {\"failed-before-send\": {\"en\": \"Nothing was sent\"},"));
    replace(QStringLiteral("item/judge.sql"), QStringLiteral("WHEN 'failed' THEN 'UNSAFE no-retry-exists'"),
            QStringLiteral("WHEN 'failed' THEN 'SAFE failed-before-send'"));
}

KindPack TestKindPartitions::kind() {
    const auto kind = acme_->load();
    return kind ? *kind : KindPack{};
}

QStringList TestKindPartitions::notGood() {
    ConnectionPlan plan = db_->plan(db_->adminLogin());
    plan.readOnly = true;
    const auto lines = checkKind(plan, kind());
    QStringList all;
    if (!lines)
        return {englishSentence(lines.failure())};
    for (const DoctorLine& line : *lines) {
        if (line.state != HealthState::Good && !line.check.startsWith(QStringLiteral("index ")))
            all << line.check + QStringLiteral(": ") + line.text;
    }
    return all;
}

void TestKindPartitions::install() {
    const auto done = installContract(db_->plan(db_->adminLogin()), kind(), TestDatabase::people());
    QVERIFY2(done.ok(), done ? "" : qPrintable(englishSentence(done.failure()) + done.failure().detail));
}

/// What the database answers to ann who retries: "done", or why not.
QString TestKindPartitions::press(const QString& id) {
    return db_->value(
        QStringLiteral("ann"),
        QStringLiteral("SELECT (countersign.retry('payments', $1, (SELECT v.fingerprint FROM "
                       "countersign.retry_verdict('payments', $1) v), $2::uuid, 'because', '[]')).outcome"),
        {id, QUuid::createUuid().toString(QUuid::WithoutBraces)});
}

void TestKindPartitions::draftOfTimeInTheKey() {
    QCOMPARE(draft(QStringLiteral("payments")), QString());
    allowRetry(QStringLiteral("payments"));
    const QStringList found = notGood();
    // one line of a query, not one of each partition
    QVERIFY2(found.size() == 3, qPrintable(found.join(u'\n')));
    for (const QString& line : found)
        QVERIFY2(line.contains(QStringLiteral("payments is read from end to end")) &&
                     line.contains(QStringLiteral("in 14 of its partitions")),
                 qPrintable(line));
}

void TestKindPartitions::indexes() {
    const KindPack pack = kind();
    const ConnectionPlan plan = db_->plan(db_->adminLogin());
    QCOMPARE(pack.indexes.size(), size_t(3));
    const auto printed = printIndexes(plan, pack);
    QVERIFY(printed.ok());
    QVERIFY2(printed->contains(QStringLiteral("ON ONLY \"public\".\"payments\" (\"created_at\", (")),
             qPrintable(*printed));
    // interrupted: begun, one partition done and invalid, nothing attached
    const QString part = partitionIndexName(QStringLiteral("payments_3"), pack.indexes[0].name);
    QVERIFY(db_->sql(QStringLiteral(
                         "CREATE INDEX %1 ON ONLY payments (created_at, (CASE WHEN (created_at AT TIME ZONE"
                         " 'UTC') BETWEEN '0001-01-01' AND '9999-12-31' THEN ((extract(epoch FROM"
                         " (created_at AT TIME ZONE 'UTC')) * 1000000)::bigint)::text ELSE 'never' END ||"
                         " '/' || id::text)); CREATE INDEX %2 ON payments_3 (amount);"
                         " UPDATE pg_index SET indisvalid = false WHERE indexrelid = '%2'::regclass;")
                         .arg(pack.indexes[0].name, part))
                .ok());
    QStringList told;
    const auto made = installIndexes(plan, pack, [&](const QString& step) { told << step; });
    QVERIFY(made.ok());
    QVERIFY2(made->notMade.empty(),
             made->notMade.empty() ? "" : qPrintable(englishSentence(made->notMade[0])));
    QCOMPARE(made->made.size(), qsizetype(3));
    QVERIFY(told.join(u'\n').contains(QStringLiteral("payments_created_key_idx, step ")));
    QCOMPARE(value(QStringLiteral(
                 "SELECT count(*) FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid WHERE NOT "
                 "x.indisvalid AND c.relname LIKE '%payments%'")),
             QStringLiteral("0"));
    QCOMPARE(notGood(), QStringList());
    QCOMPARE(installIndexes(plan, pack)->there.size(), qsizetype(3));
    // one that can't be made says so, and the next is made all the same
    KindPack wrong = pack;
    wrong.indexes[0].name = QStringLiteral("unique_idx");
    wrong.indexes[0].columns = {QStringLiteral("amount")};
    wrong.indexes[0].statement =
        QStringLiteral("CREATE UNIQUE INDEX unique_idx ON {{schema}}.payments (amount)");
    wrong.indexes[1].name = QStringLiteral("merchant_idx");
    wrong.indexes[1].columns = {QStringLiteral("merchant")};
    wrong.indexes[1].statement = QStringLiteral("CREATE INDEX merchant_idx ON {{table:payments}} (merchant)");
    const auto some = installIndexes(plan, wrong);
    QVERIFY(some.ok());
    QCOMPARE(some->made, QStringList{QStringLiteral("merchant_idx")});
    QCOMPARE(some->notMade.size(), size_t(1));
    QVERIFY(some->notMade[0].remedy.contains(QStringLiteral("run install --indexes again")));
    QVERIFY2(some->notMade[0].what.startsWith(QStringLiteral("index unique_idx was not made: ")) &&
                 some->notMade[0].what.contains(QStringLiteral("must include all partitioning columns")),
             qPrintable(some->notMade[0].what));
}

/// From the draft to a row of one partition that the worker may take again; of two with one id neither.
void TestKindPartitions::retry() {
    install();
    const auto id = [&](const QString& own) {
        return value(
            QStringLiteral("SELECT id FROM countersign.work_item_payments WHERE key_id = '%1' ORDER BY "
                           "page_key LIMIT 1")
                .arg(own));
    };
    const QString seventh = id(QStringLiteral("p7"));
    QCOMPARE(seventh, QStringLiteral("1767402000123457/p7"));
    QCOMPARE(press(seventh), QStringLiteral("done"));
    QCOMPARE(
        value(QStringLiteral("SELECT string_agg(id, ' ') FROM public.payments WHERE status = 'created'")),
        QStringLiteral("p7"));
    const QString twin =
        QStringLiteral("SELECT verdict || ' ' || reason FROM countersign.retry_verdict('payments', '%1')");
    QCOMPARE(value(QStringLiteral(
                 "SELECT string_agg(DISTINCT v.verdict || ' ' || v.reason, ',') FROM "
                 "countersign.work_item_payments w, LATERAL countersign.retry_verdict('payments', w.id) v"
                 " WHERE w.key_id = 'p8' AND w.raw_state = 'failed'")),
             QStringLiteral("UNKNOWN same-id-twice"));
    QCOMPARE(press(value(
                 QStringLiteral("SELECT max(id) FROM countersign.work_item_payments WHERE key_id = 'p8'"))),
             QStringLiteral("refused"));
    // other ways to write the number name no row
    for (const char* odd : {"01767402000123457/p7", "x/p7", "/p7", "p7", "", "99999999999999999999/p7",
                            "-99999999999999999/p7", "999999999999999999/p7", "1767402000123457/"})
        QCOMPARE(value(twin.arg(QLatin1String(odd))), QStringLiteral("(no row)"));
}

/// To the microsecond; where a time has no number the row is shown, and nothing can be done to it.
void TestKindPartitions::rowsOfOddTimes() {
    QCOMPARE(value(QStringLiteral(
                 "SELECT string_agg(w.id || ' ' || coalesce(v.verdict, 'none'), ',' ORDER BY w.id) FROM "
                 "countersign.work_item_payments w LEFT JOIN LATERAL countersign.retry_verdict("
                 "'payments', w.id) v ON true WHERE w.key_id IN ('odd/one', 'late', 'never', 'later', "
                 "'before')")),
             QStringLiteral(
                 "-2172077632108989/odd/one SAFE,253402128000000001/late SAFE,never/before none,never/later "
                 "none,never/never none"));
    QCOMPARE(press(QStringLiteral("-2172077632108989/odd/one")), QStringLiteral("done"));
    QCOMPARE(press(QStringLiteral("253402128000000001/late")), QStringLiteral("done"));
    const auto planned =
        db_->rows(db_->adminLogin(), QStringLiteral("EXPLAIN UPDATE public.payments t SET status = 'created' "
                                                    "WHERE t.created_at = (timestamp 'epoch' + "
                                                    "make_interval(days => 20455)) AT TIME ZONE 'UTC'"));
    QVERIFY(planned.ok());
    QString plan;
    for (const QStringList& line : *planned)
        plan += line[0];
    QVERIFY2(plan.contains(QStringLiteral("payments_1 ")) && !plan.contains(QStringLiteral("payments_2 ")),
             qPrintable(plan));
}

void TestKindPartitions::hashWithOnePart() {
    QCOMPARE(draft(QStringLiteral("hashed")), QString());
    allowRetry(QStringLiteral("hashed"));
    // raw columns, as people write them: tried without an id that is none
    for (const char* file : {"item/act.sql", "item/lock.sql", "item/effect.sql", "item/timeline.sql"})
        replace(QLatin1String(file), QStringLiteral("t.\"id\"::text = $1::text"),
                QStringLiteral("t.\"id\" = $1::text::bigint"));
    const QStringList found = notGood();
    for (const QString& line : found)
        QVERIFY2(line.contains(QStringLiteral("is read from end to end")), qPrintable(line));
}

/// Texts that hold what stands between them do not make two ids one.
void TestKindPartitions::dateAndTexts() {
    QCOMPARE(draft(QStringLiteral("daily")), QString());
    allowRetry(QStringLiteral("daily"));
    for (const QString& line : notGood())
        QVERIFY2(line.contains(QStringLiteral("is read from end to end")), qPrintable(line));
    const KindPack pack = kind();
    QString select = pack.items[0].selectSql;
    select.replace(QStringLiteral("{{table:daily}}"), QStringLiteral("public.daily"));
    QCOMPARE(value(QStringLiteral("SELECT string_agg(w.id, ' ' ORDER BY w.id COLLATE \"C\") FROM (%1) w")
                       .arg(select)),
             QStringLiteral("20455/a/b/c 20455/a~1b/c never/a~0/x"));
}

/// The key of what lies under a view is as good.
void TestKindPartitions::viewOfParts() {
    QCOMPARE(draft(QStringLiteral("hashed_view")), QString());
    const auto lines = checkKind(db_->plan(db_->adminLogin()), kind());
    QVERIFY(lines.ok());
    QVERIFY(std::any_of(lines->begin(), lines->end(), [](const DoctorLine& line) {
        return line.text == QStringLiteral("it names one row: unique by hashed_pkey");
    }));
}

void TestKindPartitions::viewWithoutKey() {
    const QString said = draft(QStringLiteral("doubled"));
    QVERIFY2(
        said.contains(QStringLiteral("id of the view doubled does not name one row: 5 rows have the same")),
        qPrintable(said));
}

/// Whoever installs unchecked: PostgreSQL itself refuses a second change in the act.
void TestKindPartitions::secondChangeIsRefused() {
    QCOMPARE(draft(QStringLiteral("payments")), QString());
    allowRetry(QStringLiteral("payments"));
    replace(QStringLiteral("item/act.sql"), QStringLiteral("UPDATE {{schema}}"),
            QStringLiteral(
                "WITH z AS (UPDATE {{schema}}.payments SET status = 'created' WHERE status = 'confirmed') "
                "UPDATE {{schema}}"));
    QVERIFY2(notGood().join(u'\n').contains(QStringLiteral("act: it changes rows a second time")),
             qPrintable(notGood().join(u'\n')));
    install();
    const QString refused =
        press(value(QStringLiteral("SELECT id FROM countersign.work_item_payments WHERE key_id = 'p1199'")));
    QVERIFY2(refused.contains(QStringLiteral("must be at the top level")), qPrintable(refused));
    QCOMPARE(value(QStringLiteral("SELECT count(*) FROM public.payments WHERE status = 'confirmed'")),
             QStringLiteral("1197"));
}

QTEST_GUILESS_MAIN(TestKindPartitions)
#include "test_kind_partitions.moc"
