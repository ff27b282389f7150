// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/kind_check.h"
#include "models/postgres/kind_draft.h"
#include "models/postgres/system_gateway.h"
#include "tests/support/test_database.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
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
    "CREATE INDEX ON payments ((id::text));");

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
    void noIndex();
    void scansByAnyKey();
    void missingColumn();
    void noColumnForTheTime();
    void states();

  private:
    std::vector<DoctorLine> check(const QString& login = {});
    void replace(const QString& file, const QString& from, const QString& to);
    void allowRetry();
    static QStringList notGood(const std::vector<DoctorLine>& lines);

    std::unique_ptr<TestDatabase> db_;
    std::unique_ptr<QTemporaryDir> folder_;
};

void TestKindCheck::initTestCase() {
    TestDatabaseOptions options;
    options.contract = false;
    options.tables = tables;
    auto made = TestDatabase::create(options);
    QVERIFY2(made.ok(), made ? "" : qPrintable(englishSentence(made.failure()) + made.failure().detail));
    db_ = std::move(*made);
}

void TestKindCheck::init() {
    folder_ = std::make_unique<QTemporaryDir>();
    const auto table = readDraftTable(db_->plan(db_->adminLogin()), QStringLiteral("payments"),
                                      {{QStringLiteral("created"), QStringLiteral("inserted_at")}});
    QVERIFY2(table.ok(), table ? "" : qPrintable(englishSentence(table.failure())));
    const auto words = draftWords(QStringLiteral("acme"), *table,
                                  {{QStringLiteral("created"), QStringLiteral("inserted_at")}});
    QVERIFY2(words.ok(), words ? "" : qPrintable(englishSentence(words.failure())));
    const auto files = draftFiles(*words);
    QVERIFY(files.ok());
    for (const auto& [name, bytes] : *files) {
        QFile file(folder_->filePath(QStringLiteral("acme/") + name));
        QVERIFY(QDir().mkpath(QFileInfo(file).path()) && file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
}

void TestKindCheck::replace(const QString& name, const QString& from, const QString& to) {
    QFile file(folder_->filePath(QStringLiteral("acme/") + name));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QString text = QString::fromUtf8(file.readAll());
    file.close();
    QVERIFY2(text.contains(from), qPrintable(from));
    text.replace(from, to);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(text.toUtf8());
}

void TestKindCheck::allowRetry() {
    replace(QStringLiteral("kind.json"), QStringLiteral("\"timeline\": "),
            QStringLiteral("\"lock\": \"item/lock.sql\", \"act\": \"item/act.sql\", \"effect\": "
                           "\"item/effect.sql\", \"timeline\": "));
    replace(QStringLiteral("kind.json"), QStringLiteral("\"ownerColumns\": {}"),
            QStringLiteral("\"ownerColumns\": {\"payments\": [\"status\", \"retry_count\"]}"));
}

std::vector<DoctorLine> TestKindCheck::check(const QString& login) {
    const auto kind = loadKindFolder(folder_->filePath(QStringLiteral("acme")));
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
    row("not an update", "item/act.sql", "UPDATE {{schema}}.\"payments\" t SET \"status\" = 'created' WHERE",
        "DELETE FROM {{schema}}.\"payments\" t WHERE", "it must be an UPDATE of payments");
    row("unknown word", "item/select.sql", "{{table:payments}}", "{{table:payment}}",
        "which “tables” of kind.json does not list");
    row("unknown threshold", "detectors/failed.sql", "failed_look_back_s", "look_back_s",
        "has no threshold look_back_s");
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

void TestKindCheck::noIndex() {
    replace(QStringLiteral("detectors/failed.sql"), QStringLiteral("t.\"status\" IN"),
            QStringLiteral("t.\"status\"::text IN"));
    replace(QStringLiteral("detectors/failed.sql"), QStringLiteral("t.\"inserted_at\" >"),
            QStringLiteral("t.\"inserted_at\" AT TIME ZONE 'UTC' >"));
    const QStringList found = notGood(check());
    QCOMPARE(found.size(), 1);
    QVERIFY2(found[0].contains(QStringLiteral("payments is read from end to end")), qPrintable(found[0]));
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
    const auto kind = loadKindFolder(folder_->filePath(QStringLiteral("acme")));
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
