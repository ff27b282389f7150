// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/kind_check.h"
#include "models/postgres/system_gateway.h"
#include "tests/postgres/drafted_kind.h"
#include "tests/support/test_database.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace countersign;

namespace {

const QString tables = QStringLiteral(
    "CREATE TYPE pay_state AS ENUM ('created', 'sending', 'confirmed', 'failed', 'on_hold');"
    "CREATE TABLE payments (id bigserial PRIMARY KEY, status pay_state NOT NULL DEFAULT 'created',"
    " amount numeric(20, 8) NOT NULL, currency varchar(10), tx_hash text, last_error text, retry_count "
    "integer,"
    " inserted_at timestamp NOT NULL DEFAULT now(), updated_at timestamp);"
    "INSERT INTO payments (status, amount, currency, inserted_at) SELECT 'failed', g, 'USDC', now() - "
    "interval '1 hour'"
    " FROM generate_series(1, 300) g;"
    "CREATE INDEX ON payments (inserted_at, (id::text)); CREATE INDEX ON payments (status, inserted_at, "
    "(id::text));"
    "CREATE INDEX ON payments ((id::text)); CREATE INDEX payments_by_hash ON payments (tx_hash);"
    // oldest of all, and the only one that is sent
    "INSERT INTO payments (id, status, amount, currency, inserted_at) VALUES (9001, 'sending', 1, 'USDC', "
    "'2020-01-01'), (9002, 'confirmed', 1, 'USDC', '2020-01-02');"
    "CREATE SCHEMA other; CREATE TABLE other.bookings (payment_id bigint, at timestamp);"
    "INSERT INTO other.bookings SELECT g FROM generate_series(1, 12000) g; ANALYZE other.bookings;"
    "CREATE TABLE other.bookings_of (id text);"
    "CREATE VIEW bookings AS SELECT payment_id FROM other.bookings;"
    "CREATE FUNCTION booked(bigint) RETURNS boolean LANGUAGE sql STABLE AS"
    " 'SELECT EXISTS (SELECT FROM other.bookings b WHERE b.payment_id = $1)';"
    "CREATE TABLE attempts (merchant_id bigint, attempt varchar(20), status text, created_at timestamptz,"
    " PRIMARY KEY (merchant_id, attempt)); CREATE INDEX ON attempts (created_at);"
    "INSERT INTO attempts SELECT 7, g::text, 'failed', now() FROM generate_series(1, 3) g;");

} // namespace

/// A kind is held against a database before anybody installs it: what is wrong is said, what is right passes.
class TestKindCheck : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase();
    void init();
    void draftIsRight();
    void builtInKindIsRight();
    void wrong_data();
    void wrong();
    void rawColumns();
    void noIndex();
    void idOfSeveralColumns();
    void indexOfAnother();
    void searchWithoutIndex();
    void viewOfAnotherSchema();
    void viewThatAsksForRightsOfItsReader();
    void verdictsOfOldRows();
    void filesNobodyNames();
    void draftNames();
    void scansByAnyKey();
    void slicesOfAnotherKey_data();
    void slicesOfAnotherKey();
    void missingColumn();
    void noColumnForTheTime();
    void states();

  private:
    std::vector<DoctorLine> check(const QString& login = {});
    /// Writes the draft of \a table as the kind "acme"; what was wrong with it, or nothing.
    QString draft(const QString& table, const DraftChoices& choices);
    void replace(const QString& file, const QString& from, const QString& to);
    void allowRetry();
    static QStringList notGood(const std::vector<DoctorLine>& lines);

    std::unique_ptr<TestDatabase> db_;
    std::unique_ptr<DraftedKind> acme_;
};

void TestKindCheck::initTestCase() {
    TestDatabaseOptions options;
    options.contract = false;
    options.tables = tables;
    auto made = TestDatabase::create(options);
    QVERIFY2(made.ok(), made ? "" : qPrintable(englishSentence(made.failure()) + made.failure().detail));
    db_ = std::move(*made);
}

QString TestKindCheck::draft(const QString& name, const DraftChoices& choices) {
    acme_ = std::make_unique<DraftedKind>();
    return acme_->draft(db_->plan(db_->adminLogin()), name, choices);
}

void TestKindCheck::init() {
    QCOMPARE(draft(QStringLiteral("payments"), {{QStringLiteral("created"), QStringLiteral("inserted_at")}}),
             QString());
}

void TestKindCheck::replace(const QString& name, const QString& from, const QString& to) {
    QVERIFY2(acme_->replace(name, from, to), qPrintable(from));
}

void TestKindCheck::allowRetry() {
    replace(QStringLiteral("kind.json"), QStringLiteral("\"timeline\": "),
            QStringLiteral("\"lock\": \"item/lock.sql\", \"act\": \"item/act.sql\", \"effect\": "
                           "\"item/effect.sql\", \"timeline\": "));
    replace(QStringLiteral("kind.json"), QStringLiteral("\"ownerColumns\": {}"),
            QStringLiteral("\"ownerColumns\": {\"payments\": [\"status\", \"retry_count\"]}"));
}

std::vector<DoctorLine> TestKindCheck::check(const QString& login) {
    const auto kind = acme_->load();
    if (!kind)
        return {{QStringLiteral("kind"), HealthState::Bad, englishSentence(kind.failure()), {}}};
    ConnectionPlan plan = db_->plan(login.isEmpty() ? db_->adminLogin() : login);
    plan.readOnly = true;
    const auto lines = checkKind(plan, *kind);
    return lines ? *lines
                 : std::vector<DoctorLine>{
                       {QStringLiteral("check"), HealthState::Bad, englishSentence(lines.failure()), {}}};
}

QStringList TestKindCheck::notGood(const std::vector<DoctorLine>& lines) {
    QStringList all;
    for (const DoctorLine& line : lines) {
        if (line.state != HealthState::Good && !line.check.startsWith(QStringLiteral("index ")))
            all << line.check + QStringLiteral(": ") + line.text;
    }
    return all;
}

void TestKindCheck::draftIsRight() {
    QCOMPARE(notGood(check()), QStringList());
    allowRetry();
    QCOMPARE(notGood(check()), QStringList());
    // Who may only read can't be shown the plan of an UPDATE: that is unknown, not bad.
    for (const DoctorLine& line : check(QStringLiteral("looker")))
        QVERIFY2(line.state != HealthState::Bad, qPrintable(line.check + line.text));
}

void TestKindCheck::builtInKindIsRight() {
    TestDatabaseOptions options;
    options.contract = false;
    auto made = TestDatabase::create(options);
    QVERIFY(made.ok());
    ConnectionPlan plan = (*made)->plan((*made)->adminLogin());
    plan.readOnly = true;
    const auto lines = checkKind(plan, *(*made)->kind());
    QVERIFY(lines.ok());
    for (const DoctorLine& line : *lines)
        QVERIFY2(line.state != HealthState::Bad, qPrintable(line.check + u' ' + line.text));
}

void TestKindCheck::wrong_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, const char* file, const char* from, const char* to,
                        const char* said) {
        QTest::newRow(name) << QString::fromLatin1(file) << QString::fromLatin1(from) << QString::fromUtf8(to)
                            << QString::fromUtf8(said);
    };
    row("column renamed", "item/select.sql", "AS raw_state", "AS rawstate",
        "column 4 is called rawstate, not raw_state");
    row("type", "item/select.sql", "t.\"amount\" AS amount", "t.\"amount\"::text AS amount",
        "amount is of type text, not numeric: cast it");
    row("no such column", "item/select.sql", "t.\"tx_hash\" AS", "t.\"hash\" AS",
        "the SQL does not run: 42703 ERROR:  column t.hash does not exist");
    row("no verdict", "item/judge.sql", "'UNSAFE no-retry-exists'", "'MAYBE no-retry-exists'",
        "“MAYBE” is no verdict");
    row("no words", "item/judge.sql", "'UNSAFE no-retry-exists'", "'UNSAFE because'",
        "“reasons” has no words for because");
    row("another fingerprint", "item/judge.sql", "{{include:item/fingerprint.sql}}", "'x'::text",
        "judge and select do not give the same fingerprint");
    row("no lock", "item/lock.sql", " FOR UPDATE OF t", "", "it does not lock the row");
    row("not compare-and-set", "item/fingerprint.sql", ", t.\"retry_count\"::text", "",
        "does not rest on retry_count");
    row("every row", "item/act.sql", " WHERE t.\"id\"::text = $1::text", "", "WHERE id = $1 is missing");
    row("rows alike", "item/act.sql", "t.\"id\"::text = $1::text", "t.\"id\"::text LIKE $1::text || '%'",
        "act: it does not name the one row it is for");
    row("one row or others", "item/act.sql", "t.\"id\"::text = $1::text",
        "(t.\"id\"::text = $1::text OR t.\"status\" = 'failed')",
        "act: it does not name the one row it is for");
    row("rows of a list", "item/act.sql", "t.\"id\"::text = $1::text",
        "t.\"currency\" IN (SELECT x.\"currency\" FROM {{schema}}.\"payments\" x WHERE x.\"id\"::text = "
        "$1::text)",
        "act: it does not name the one row it is for");
    row("a fixed row", "item/act.sql", "t.\"id\"::text = $1::text", "t.\"id\" = 7 AND length($1::text) > 0",
        "act: it does not name the one row it is for");
    row("any of", "item/act.sql", "t.\"id\"::text = $1::text", "t.\"id\"::text <> ALL (ARRAY[$1::text])",
        "act: it does not name the one row it is for");
    row("another row", "item/act.sql", "t.\"id\"::text = $1::text", "t.\"id\" = left($1::text, 1)::bigint",
        "act: it does not name the one row it is for: with the id ");
    row("no row", "item/act.sql", "t.\"id\"::text = $1::text", "t.\"id\"::text = $1::text || 'x'",
        "it finds their row");
    row("rows beside", "item/act.sql", "UPDATE {{schema}}.\"payments\" t",
        "WITH z AS (UPDATE {{schema}}.\"payments\" SET \"retry_count\" = 0 WHERE \"status\" = 'sending')"
        " UPDATE {{schema}}.\"payments\" t",
        "act: it changes rows a second time");
    row("two statements", "item/act.sql", "$1::text",
        "$1::text; UPDATE {{schema}}.\"payments\" SET \"status\" = 'failed'",
        "act: it is more than one statement");
    row("a column of nobody's", "item/act.sql", "SET \"status\" = 'created'",
        "SET \"status\" = 'created', (\"amount\", \"last_error\") = (1, NULL)",
        "act: it sets amount, last_error, which “ownerColumns” does not list");
    row("returning", "item/act.sql", "$1::text", "$1::text RETURNING 1",
        "act: which columns it sets can't be read");
    row("shared lock", "item/lock.sql", "FOR UPDATE OF t", "FOR SHARE OF t",
        "lock: it does not lock the row");
    row("passes over", "item/lock.sql", "FOR UPDATE OF t", "FOR UPDATE OF t SKIP LOCKED",
        "lock: it must end with FOR UPDATE without SKIP LOCKED");
    row("locks another", "item/lock.sql", "t WHERE t.\"id\"::text = $1::text FOR UPDATE OF t",
        "t JOIN {{schema}}.\"attempts\" a ON a.\"merchant_id\" = t.\"id\" WHERE t.\"id\"::text = $1::text "
        "FOR UPDATE OF a",
        "lock: it locks no row of payments");
    row("locks inside", "item/lock.sql", "t.\"id\"::text = $1::text FOR UPDATE OF t",
        "t.\"id\"::text = $1::text AND EXISTS (SELECT FROM {{schema}}.\"payments\" y WHERE y.\"id\" = 1 FOR "
        "UPDATE)",
        "lock: it does not lock the row");
    row("locks many", "item/lock.sql", "t.\"id\"::text = $1::text", "t.\"id\"::text LIKE $1::text",
        "lock: it does not name the one row it is for");
    row("not an update", "item/act.sql", "UPDATE {{schema}}.\"payments\" t SET \"status\" = 'created' WHERE",
        "DELETE FROM {{schema}}.\"payments\" t WHERE", "it must be an UPDATE of payments");
    row("unknown word", "item/select.sql", "{{table:payments}}", "{{table:payment}}",
        "which “tables” of kind.json does not list");
    row("unknown threshold", "detectors/failed.sql", "failed_look_back_s", "look_back_s",
        "has no threshold look_back_s");
    row("id of many rows", "item/select.sql", "t.\"id\"::text AS id", "t.\"currency\"::text AS id",
        "column currency of \"public\".\"payments\" is not unique");
    row("expression of many rows", "item/select.sql", "t.\"id\"::text AS id", "left(t.\"id\"::text, 1) AS id",
        "rows have the id ");
    row("another schema", "detectors/failed.sql", "LIMIT 5001",
        "AND NOT EXISTS (SELECT FROM other.bookings b WHERE b.payment_id = t.\"id\") LIMIT 5001",
        "it reads other.bookings, which “tables” of kind.json does not name");
    row("a view not named", "detectors/failed.sql", "LIMIT 5001",
        "AND NOT EXISTS (SELECT FROM {{schema}}.\"bookings\" b WHERE b.payment_id = t.\"id\") LIMIT 5001",
        "public.bookings, which “tables” of kind.json does not name");
    row("a function of the backend's", "detectors/failed.sql", "LIMIT 5001",
        "AND NOT {{schema}}.booked(t.\"id\") LIMIT 5001", "detector payments.failed: it calls public.booked");
    row("in judge", "item/judge.sql", "WHERE t.\"id\"::text = ANY",
        "WHERE EXISTS (SELECT FROM other.bookings b) AND t.\"id\"::text = ANY",
        "judge: it reads other.bookings");
    row("words for a verdict no row has", "item/judge.sql", "'UNSAFE done'", "'UNSAFE paid-out'",
        "“reasons” has no words for paid-out");
    row("search", "kind.json", "[\"id\", \"tx_hash\"]", "[\"id\", \"hash\"]",
        "it can be searched by hash, which select does not give");
    row("two answers", "item/judge.sql", "FROM judged t\n",
        "FROM judged t CROSS JOIN generate_series(1, 2) twice\n", "it answers several times");
    row("done and safe", "item/judge.sql", "'UNSAFE done'", "'SAFE done'",
        "is done, and it calls it SAFE to do again");
    row("answers unasked", "item/judge.sql", "WHERE t.\"id\"::text = ANY ($1::text[])", "",
        "it answers about rows it was not asked for");
    row("money by act", "kind.json", "[\"status\", \"retry_count\"]",
        "[\"status\", \"retry_count\", \"amount\"]", "amount is made of amount");
    row("hash of a length", "item/fingerprint.sql", "t.\"retry_count\"::text",
        "length(t.\"retry_count\"::text)::text", "two values of retry_count give the same fingerprint");
    row("hash of one state", "item/fingerprint.sql", "t.\"retry_count\"::text",
        "CASE WHEN t.\"status\" = 'on_hold' THEN t.\"retry_count\"::text END",
        "two values of retry_count give the same fingerprint");
    row("hash of the clock", "item/fingerprint.sql", "t.\"retry_count\"::text",
        "t.\"retry_count\"::text, clock_timestamp()::text", "it is another one a moment later");
    row("hash of a setting", "item/fingerprint.sql", "t.\"retry_count\"::text",
        "t.\"retry_count\"::text, (t.\"inserted_at\" AT TIME ZONE 'UTC')::text",
        "it depends on settings of the session");
    row("lock that is shared", "item/lock.sql", "FOR UPDATE", "FOR SHARE", "it must end with FOR UPDATE");
    row("lock that skips", "item/lock.sql", "FOR UPDATE OF t", "FOR UPDATE OF t SKIP LOCKED",
        "it must end with FOR UPDATE");
    row("effect of nothing", "item/effect.sql", "SELECT CASE CASE", "SELECT 'done' AS stage, CASE CASE",
        "is called stage, not picked_up_at");
    row("effect that is done at once", "item/effect.sql", "WHEN 'failed' THEN 'failed' WHEN 'running'",
        "WHEN 'failed' THEN 'done' WHEN 'running'", "it says done of a row that is failed");
    row("stage nobody knows", "item/effect.sql", "WHEN 'failed' THEN 'failed' WHEN 'running'",
        "WHEN 'failed' THEN 'broken' WHEN 'running'", "“broken” is no stage");
    row("rows dropped", "item/select.sql", "FROM {{table:payments}} t",
        "FROM {{table:payments}} t JOIN {{table:payments}} o ON o.\"id\" = t.\"id\" + 1",
        "a join drops the others");
    row("state of another word", "item/select.sql", "WHEN 'failed' THEN 'failed'",
        "WHEN 'failed' THEN 'cancelled'", "“rawStates” calls failed failed, and select cancelled");
    row("no state of ours", "item/select.sql", "WHEN 'failed' THEN 'failed'", "WHEN 'failed' THEN 'broken'",
        "“broken” is no state");
    row("state nobody named", "kind.json", "\"failed\"]", "\"faild\"]", "as with “faild”");
    row("state without a word", "kind.json", ", \"failed\": [\"failed\"]", "",
        "which “rawStates” does not name");
    row("finds nothing ever", "detectors/failed.sql", "t.\"status\" IN ('failed')", "t.\"status\" IN (NULL)",
        "it can never find anything");
    row("board of the window's", "kind.json", "\"board\": \"payments\"", "\"board\": \"payouts\"",
        "is a board of the window itself");
    row("board nobody has", "kind.json", "\"board\": \"payments\",\n      \"subjectKind\"",
        "\"board\": \"payment\",\n      \"subjectKind\"", "there is no board “payment” to lead to");
    row("type of the state", "kind.json", "\"rawStatusType\": \"{{schema}}.pay_state\"",
        "\"rawStatusType\": \"integer\"", "“rawStatusType” integer does not fit raw_status, as with");
    row("raises", "detectors/failed.sql", "t.\"amount\" AS amount",
        "(t.\"currency\"::text::numeric) AS amount", "it fails on the rows of this database");
}

void TestKindCheck::wrong() {
    QFETCH(QString, file);
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, said);
    allowRetry();
    replace(file, from, to);
    const QStringList found = notGood(check());
    QVERIFY2(found.join(u'\n').contains(said), qPrintable(found.join(u'\n')));
}

/// What is compared with the raw columns, also through a computed value, is the one row.
void TestKindCheck::rawColumns() {
    allowRetry();
    const QString text = QStringLiteral("t.\"id\"::text = $1::text");
    replace(QStringLiteral("item/act.sql"), text,
            QStringLiteral("t.\"id\" = CASE WHEN $1::text ~ '^[0-9]{1,18}$' THEN $1::text::bigint END AND "
                           "t.\"status\" = 'failed'"));
    for (const char* file : {"item/lock.sql", "item/effect.sql", "item/timeline.sql"})
        replace(QLatin1String(file), text, QStringLiteral("t.\"id\" = $1::bigint"));
    QCOMPARE(notGood(check()), QStringList());
}

void TestKindCheck::noIndex() {
    replace(QStringLiteral("detectors/failed.sql"), QStringLiteral("t.\"status\" IN"),
            QStringLiteral("t.\"status\"::text IN"));
    replace(QStringLiteral("detectors/failed.sql"), QStringLiteral("t.\"inserted_at\" >"),
            QStringLiteral("t.\"inserted_at\" AT TIME ZONE 'UTC' >"));
    const QStringList found = notGood(check());
    QCOMPARE(found.size(), 1);
    QVERIFY2(found[0].contains(QStringLiteral("payments is read from end to end")), qPrintable(found[0]));
}

/// Several columns name a row together: they are joined in the draft; one of them alone is refused.
void TestKindCheck::idOfSeveralColumns() {
    const QString one =
        draft(QStringLiteral("attempts"), {{QStringLiteral("id"), QStringLiteral("merchant_id")}});
    QVERIFY2(one.contains(QStringLiteral("merchant_id of attempts does not name one row")) &&
                 one.contains(QStringLiteral("--column id=merchant_id,attempt")),
             qPrintable(one));
    const QString elsewhere = draft(QStringLiteral("bookings_of"), {});
    QVERIFY2(elsewhere.contains(QStringLiteral("other.bookings_of")), qPrintable(elsewhere));
    QCOMPARE(draft(QStringLiteral("public.attempts"), {}), QString());
    const auto bads = [&] {
        QStringList all;
        for (const DoctorLine& line : check()) {
            if (line.state == HealthState::Bad)
                all << line.check + u' ' + line.text;
        }
        return all;
    };
    QCOMPARE(bads(), QStringList());
    for (const char* file : {"item/select.sql", "item/judge.sql"})
        replace(QLatin1String(file),
                QStringLiteral("(t.\"merchant_id\"::text || '/' || t.\"attempt\"::text)"),
                QStringLiteral("t.\"merchant_id\"::text"));
    QVERIFY2(bads().join(u'\n').contains(QStringLiteral("is not unique: no unique index is on it alone")),
             qPrintable(bads().join(u'\n')));
}

/// An index of another name does; where none does, the plan names the one the kind offers.
void TestKindCheck::indexOfAnother() {
    for (const DoctorLine& line : check())
        QVERIFY2(!line.check.startsWith(QStringLiteral("index ")), qPrintable(line.check));
    QVERIFY(db_->sql(QStringLiteral("DROP INDEX payments_by_hash")).ok());
    const auto lines = check();
    QVERIFY(db_->sql(QStringLiteral("CREATE INDEX payments_by_hash ON payments (tx_hash)")).ok());
    const auto line = std::find_if(lines.begin(), lines.end(), [](const DoctorLine& one) {
        return one.text.contains(QStringLiteral("a search by tx_hash: payments is read from end to end"));
    });
    QVERIFY(line != lines.end());
    QVERIFY2(line->mend.contains(QStringLiteral("not here yet: payments_hash_idx. Run countersignctl install "
                                                "--indexes")),
             qPrintable(line->mend));
}

void TestKindCheck::searchWithoutIndex() {
    replace(QStringLiteral("kind.json"), QStringLiteral("[\"id\", \"tx_hash\"]"),
            QStringLiteral("[\"id\", \"currency\"]"));
    const auto lines = check();
    const auto line = std::find_if(lines.begin(), lines.end(), [](const DoctorLine& one) {
        return one.text.contains(QStringLiteral("a search by currency"));
    });
    QVERIFY(line != lines.end() && line->state == HealthState::Warning);
    QVERIFY2(line->mend.contains(
                 QStringLiteral("CREATE INDEX CONCURRENTLY ON \"public\".\"payments\" (((currency)::text))")),
             qPrintable(line->mend));
}

/// A view that the kind names may read another schema; that the table under it is read whole is seen.
void TestKindCheck::viewOfAnotherSchema() {
    replace(QStringLiteral("kind.json"), QStringLiteral("\"tables\": ["),
            QStringLiteral("\"tables\": [{\"table\": \"bookings\", \"columns\": [\"payment_id\"]}, "));
    replace(QStringLiteral("detectors/failed.sql"), QStringLiteral("LIMIT 5001"),
            QStringLiteral(
                "AND NOT EXISTS (SELECT FROM {{table:bookings}} b WHERE b.payment_id = t.\"id\") LIMIT "
                "5001"));
    const QString found = notGood(check()).join(u'\n');
    QVERIFY2(found.contains(QStringLiteral("every refresh: bookings is read from end to end")),
             qPrintable(found));
    QVERIFY2(found.contains(QStringLiteral("its “needs” do not name bookings")), qPrintable(found));
    QVERIFY2(!found.contains(QStringLiteral("it reads other")), qPrintable(found));
}

/// Since PostgreSQL 15 a view may leave the rights to who reads it, and the contract has none to what is
/// under it.
void TestKindCheck::viewThatAsksForRightsOfItsReader() {
    const auto version = db_->value(db_->adminLogin(), QStringLiteral("SHOW server_version_num"));
    if (version.toInt() < 150'000)
        QSKIP("views have no security_invoker before PostgreSQL 15");
    replace(QStringLiteral("kind.json"), QStringLiteral("\"tables\": ["),
            QStringLiteral("\"tables\": [{\"table\": \"bookings\", \"columns\": [\"payment_id\"]}, "));
    const QString said = QStringLiteral("needs a right to other.bookings as well");
    QVERIFY(!notGood(check()).join(u'\n').contains(said));
    QVERIFY(db_->sql(QStringLiteral("ALTER VIEW bookings SET (security_invoker = on)")).ok());
    const QString found = notGood(check()).join(u'\n');
    QVERIFY(db_->sql(QStringLiteral("ALTER VIEW bookings RESET (security_invoker)")).ok());
    QVERIFY2(found.contains(said), qPrintable(found));
}

/// Neither the oldest row nor the only one of its state is left out; what no row gives is said.
void TestKindCheck::verdictsOfOldRows() {
    const auto lines = check();
    QVERIFY(std::any_of(lines.begin(), lines.end(), [](const DoctorLine& line) {
        return line.check.endsWith(QStringLiteral(" judge")) &&
               line.text.contains(QStringLiteral("never seen, so not looked at: cancelled, "
                                                 "waiting, tx-in-flight"));
    }));
    replace(QStringLiteral("item/judge.sql"), QStringLiteral("'WAIT running'"),
            QStringLiteral("'WAIT ' || (1 / (t.\"id\" - 9001))"));
    const QString found = notGood(check()).join(u'\n');
    QVERIFY2(found.contains(QStringLiteral("it fails on the rows of this database, as on 9001: ")),
             qPrintable(found));
}

void TestKindCheck::filesNobodyNames() {
    QFile file(acme_->path(QStringLiteral("detectors/paid.sql")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    // as people write it at the command line
    const QString folder = QDir::current().relativeFilePath(acme_->folder());
    const auto kind = loadKindFolder(folder);
    QVERIFY(kind.ok());
    QCOMPARE(unnamedFiles(folder, *kind),
             (QStringList{QStringLiteral("detectors/paid.sql"), QStringLiteral("item/act.sql"),
                          QStringLiteral("item/effect.sql"), QStringLiteral("item/lock.sql")}));
}

void TestKindCheck::draftNames() {
    const QString json = acme_->text(QStringLiteral("kind.json"));
    for (const char* text : {"\"board\": \"payments\"", "\"title\": {\"en\": \"payment\"}",
                             "\"plural\": {\"en\": \"payments\"}", "(\\\"tx_hash\\\")"})
        QVERIFY2(json.contains(QLatin1String(text)), text);
    DraftTable table{QStringLiteral("public"), QStringLiteral("2nd_entry"), {}, {}};
    for (const char* name : {"id", "status", "tx_hash"})
        table.columns.push_back({QLatin1String(name), QStringLiteral("character varying")});
    table.columns.push_back({QStringLiteral("created_at"), QStringLiteral("timestamp without time zone")});
    const auto words = draftWords(QStringLiteral("k"), table, {});
    QVERIFY(words.ok());
    QCOMPARE(words->at(QStringLiteral("BOARD")), QStringLiteral("nd_entries"));
    QCOMPARE(words->at(QStringLiteral("KEY")), QStringLiteral("id"));
    QCOMPARE(words->at(QStringLiteral("KEY_INDEX")), QString());
    table.keysKnown = true;
    table.keys = {{QStringLiteral("id"), QStringLiteral("created_at")}};
    const auto timed = draftWords(QStringLiteral("k"), table, {});
    QVERIFY(timed.ok());
    QVERIFY2(timed->at(QStringLiteral("ID_TEXT"))
                 .startsWith(QStringLiteral("(CASE WHEN t.\"created_at\" BETWEEN")),
             qPrintable(timed->at(QStringLiteral("ID_TEXT"))));
    table.keys = {{QStringLiteral("id"), QStringLiteral("tx_hash")}};
    const auto texts = draftWords(QStringLiteral("k"), table, {});
    QVERIFY(texts.ok());
    QCOMPARE(texts->at(QStringLiteral("ID_TEXT")),
             QStringLiteral(
                 "(replace(replace(t.\"id\"::text, '~', '~0'), '/', '~1') || '/' || t.\"tx_hash\"::text)"));
    table.keys = {{QStringLiteral("created_at")}};
    const auto alone =
        draftWords(QStringLiteral("k"), table, {{QStringLiteral("id"), QStringLiteral("created_at")}});
    QVERIFY(!alone && alone.failure().what.contains(QStringLiteral("times alone are no id")));
}

/// A table with a number for its key is walked like one with texts; a type that is not the column's is told.
void TestKindCheck::scansByAnyKey() {
    replace(QStringLiteral("kind.json"), QStringLiteral("\"class\": \"live\""),
            QStringLiteral("\"class\": \"scan\", \"scanTable\": \"payments\", \"scanKey\": \"id\", "
                           "\"scanKeyType\": \"bigint\""));
    for (const char* file : {"detectors/failed.sql", "detectors/open_too_long.sql"})
        replace(QLatin1String(file), QStringLiteral("LIMIT 5001"),
                QStringLiteral("AND t.\"id\" > {{from}} AND t.\"id\" <= {{to}} LIMIT 5001"));
    QCOMPARE(notGood(check()), QStringList());
    const auto kind = acme_->load();
    QVERIFY(kind.ok());
    auto gateway =
        SystemGateway::open(db_->plan(QStringLiteral("looker")), std::make_shared<const KindPack>(*kind));
    QVERIFY(gateway.ok());
    const auto slice = (*gateway)->scan(QStringLiteral("payments.failed"), {}, 100);
    QVERIFY2(slice.ok(), slice ? "" : qPrintable(slice.failure().detail));
    QCOMPARE(slice->findings.size(), size_t(100));
    const auto rest = (*gateway)->scan(QStringLiteral("payments.failed"), slice->mark, 1000);
    QCOMPARE(rest->findings.size(), size_t(200));
    replace(QStringLiteral("kind.json"), QStringLiteral("\"bigint\""), QStringLiteral("\"text\""));
    QVERIFY(notGood(check()).join(u'\n').contains(QStringLiteral("does not run")));
}

/// Both ends of a slice must be held to its key, or rows are left out and nobody hears of it.
void TestKindCheck::slicesOfAnotherKey_data() {
    QTest::addColumn<QString>("bounds");
    QTest::newRow("no end") << "AND t.\"id\" > {{from}} LIMIT 5001";
    QTest::newRow("no beginning") << "AND t.\"id\" <= {{to}} LIMIT 5001";
    QTest::newRow("twice") << "AND t.\"id\" >= {{from}} AND t.\"id\" <= {{to}} LIMIT 5001";
    QTest::newRow("another column")
        << "AND t.\"retry_count\" > {{from}} AND t.\"retry_count\" <= {{to}} LIMIT 5001";
}

void TestKindCheck::slicesOfAnotherKey() {
    QFETCH(QString, bounds);
    replace(QStringLiteral("kind.json"), QStringLiteral("\"class\": \"live\""),
            QStringLiteral("\"class\": \"scan\", \"scanTable\": \"payments\", \"scanKey\": \"id\", "
                           "\"scanKeyType\": \"bigint\""));
    for (const char* file : {"detectors/failed.sql", "detectors/open_too_long.sql"})
        replace(QLatin1String(file), QStringLiteral("LIMIT 5001"), bounds);
    const QStringList found = notGood(check());
    QVERIFY2(found.join(u'\n').contains(QStringLiteral("its slices are not cut by id")),
             qPrintable(found.join(u'\n')));
}

void TestKindCheck::missingColumn() {
    replace(QStringLiteral("kind.json"), QStringLiteral("\"last_error\""),
            QStringLiteral("\"last_error\", \"fee\""));
    QVERIFY(
        notGood(check()).contains(QStringLiteral("table payments: column fee of table payments is missing")));
}

void TestKindCheck::noColumnForTheTime() {
    const DraftTable table{
        QStringLiteral("public"),
        QStringLiteral("t"),
        {{QStringLiteral("id"), QStringLiteral("text")}, {QStringLiteral("state"), QStringLiteral("text")}},
        {}};
    const auto words = draftWords(QStringLiteral("k"), table, {});
    QVERIFY(!words);
    QCOMPARE(words.failure().what, QStringLiteral("no column of t looks like its created"));
    QCOMPARE(words.failure().remedy,
             QStringLiteral("Name it: --column created=COLUMN. There are: id, state"));
}

void TestKindCheck::states() {
    for (const auto& [raw, ours] :
         std::map<QString, QString>{{QStringLiteral("PENDING_SWEEP"), QStringLiteral("waiting")},
                                    {QStringLiteral("unconfirmed"), QStringLiteral("waiting")},
                                    {QStringLiteral("Succeeded"), QStringLiteral("done")},
                                    {QStringLiteral("payment_failed"), QStringLiteral("failed")},
                                    {QStringLiteral("canceled"), QStringLiteral("cancelled")},
                                    {QStringLiteral("processing"), QStringLiteral("running")},
                                    {QStringLiteral("on_hold"), QString()}})
        QCOMPARE(guessedState(raw), ours);
}

QTEST_GUILESS_MAIN(TestKindCheck)
#include "test_kind_check.moc"
