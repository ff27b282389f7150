// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/doctor.h"
#include "models/postgres/index_install.h"
#include "models/postgres/installer.h"
#include "models/postgres/system_gateway.h"
#include "models/postgres/trail_reader.h"
#include "models/trust/trail.h"
#include "tests/postgres/contract_fixture.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace countersign;

namespace {

const QString carol = QStringLiteral("carol");

QString reasonOf(const Failure& failure) {
    return englishSentence(failure) + u' ' + failure.detail;
}

} // namespace

/// Install, install again, print and run by psql, partly missing tables, the trail outside, uninstall.
class TestInstall : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() {
        auto made = TestDatabase::create();
        QVERIFY2(made.ok(), made ? "" : qPrintable(englishSentence(made.failure())));
        db_ = std::move(*made);
    }

    void viewsAnswer();
    void columnsAreTheContracts();
    void installTwice();
    void settingsAreKept();
    void printedScriptRuns();
    void missingTable();
    void otherSchema();
    void refusals();
    void newerContractIsRefused();
    void byAGuest();
    void indexes();
    void trailIsChecked();
    void absurdValues();
    void uninstallLeavesNothing();

  private:
    ConnectionPlan adminPlan(const QString& database = {}) { return db_->plan(db_->adminLogin(), database); }
    QString in(const QString& database, const QString& query) {
        QString why;
        const auto session = db_->connect(db_->adminLogin(), &why, database);
        const auto rows = session ? session->run(query) : Result<pqxx::result>(Failure{});
        return rows && !rows->empty() ? textRows(*rows).front()[0] : QStringLiteral("(no answer) ") + why;
    }
    /// Everything our schema holds, by name and definition: two installs must agree.
    QString shape() {
        return in({},
                  QStringLiteral("SELECT md5(string_agg(line, E'\\n' ORDER BY line)) FROM ("
                                 " SELECT pg_get_functiondef(p.oid) || p.proacl::text AS line FROM pg_proc p"
                                 "  WHERE p.pronamespace = 'countersign'::regnamespace"
                                 " UNION ALL SELECT c.relname || c.relkind || coalesce(c.relacl::text, '') "
                                 "|| coalesce(pg_get_viewdef(c.oid), '')"
                                 "  FROM pg_class c WHERE c.relnamespace = 'countersign'::regnamespace) x"));
    }
    std::unique_ptr<TestDatabase> db_;
};

void TestInstall::viewsAnswer() {
    for (const QString& view :
         {QStringLiteral("capability"), QStringLiteral("work_item"), QStringLiteral("work_item_intent"),
          QStringLiteral("work_item_job"), QStringLiteral("finding"), QStringLiteral("ledger_entry"),
          QStringLiteral("worker"), QStringLiteral("trail"), QStringLiteral("trail_head")}) {
        const auto rows = db_->rows(carol, QStringLiteral("SELECT * FROM countersign.") + view);
        QVERIFY2(rows.ok(), qPrintable(view + u' ' + (rows ? QString() : reasonOf(rows.failure()))));
    }
    QCOMPARE(db_->value(carol, QStringLiteral(
                                   "SELECT string_agg(board || offered, ' ') FROM countersign.capability")),
             QStringLiteral("triagetrue intentstrue jobstrue ledgertrue payoutstrue"));
    QCOMPARE(db_->value(carol, QStringLiteral("SELECT countersign.version()")).toInt(),
             consoleContractVersion());
}

void TestInstall::columnsAreTheContracts() {
    const auto columns = [&](const char* view) {
        return db_->value(
            carol,
            QStringLiteral(
                "SELECT string_agg(a.attname || ':' || format_type(a.atttypid, NULL), ' ' ORDER BY a.attnum)"
                " FROM pg_attribute a WHERE a.attrelid = 'countersign.%1'::regclass AND a.attnum > 0")
                .arg(QLatin1String(view)));
    };
    QCOMPARE(
        columns("work_item"),
        QStringLiteral(
            "kind:text id:text state:text raw_state:text amount:numeric currency:text attempts:integer"
            " max_attempts:integer created_at:timestamp with time zone updated_at:timestamp with time zone"
            " locked_until:timestamp with time zone next_attempt_at:timestamp with time zone tx_hash:text"
            " chain_id:text wallet:text counterparty:text last_error:text fingerprint:text details:jsonb"
            " raw_status:text page_key:text"));
    QVERIFY(columns("work_item_intent")
                .contains(QStringLiteral(
                    "raw_status:public.\"IntentStatus\" page_key:timestamp without time zone")));
    QCOMPARE(columns("finding"),
             QStringLiteral("detector:text severity:text board:text subject_kind:text subject_id:text"
                            " since:timestamp with time zone amount:numeric currency:text evidence:jsonb"));
    QCOMPARE(columns("ledger_entry"),
             QStringLiteral("book:text invariant:text account:text currency:text amount:numeric"
                            " balance_before:numeric balance_after:numeric ref_type:text ref_id:text"
                            " at:timestamp with time zone id:text"));
    QCOMPARE(columns("worker"),
             QStringLiteral("name:text last_seen_at:timestamp with time zone healthy:boolean"));
    QCOMPARE(columns("capability"), QStringLiteral("board:text offered:boolean why_not:text"));
}

void TestInstall::installTwice() {
    const QString before = shape();
    const auto again = installContract(adminPlan(), *db_->kind(), TestDatabase::people());
    QVERIFY2(again.ok(), again.ok() ? "" : qPrintable(reasonOf(again.failure())));
    QCOMPARE(again->versionBefore, consoleContractVersion());
    QCOMPARE(again->version, consoleContractVersion());
    QVERIFY(again->leftOut.isEmpty());
    QCOMPARE(shape(), before);
    QCOMPARE(in({}, QStringLiteral("SELECT count(*) FROM countersign.audit WHERE act = 'install'")),
             QStringLiteral("2"));
    // what was installed is tied to its files
    QVERIFY(!db_->kind()->digest.isEmpty());
    QCOMPARE(db_->value(carol, QStringLiteral("SELECT kind_digest FROM countersign.whoami()")),
             db_->kind()->digest);
    QCOMPARE(in({}, QStringLiteral("SELECT DISTINCT detail::jsonb ->> 'kind_digest' FROM countersign.audit"
                                   " WHERE act = 'install'")),
             db_->kind()->digest);
}

void TestInstall::settingsAreKept() {
    QVERIFY(db_->sql(QStringLiteral("UPDATE countersign.setting SET value = 7 WHERE name = 'intent_stuck_s'"))
                .ok());
    QVERIFY(installContract(adminPlan(), *db_->kind(), {}).ok());
    QCOMPARE(db_->value(carol, QStringLiteral("SELECT countersign.setting('intent_stuck_s')")),
             QStringLiteral("7"));
    QVERIFY(
        db_->sql(QStringLiteral("UPDATE countersign.setting SET value = 600 WHERE name = 'intent_stuck_s'"))
            .ok());
}

void TestInstall::printedScriptRuns() {
    QVERIFY(db_->makeDatabase(QStringLiteral("printed")).ok());
    const auto script =
        printInstall(adminPlan(QStringLiteral("printed")), *db_->kind(), TestDatabase::people());
    QVERIFY2(script.ok(), script.ok() ? "" : qPrintable(reasonOf(script.failure())));
    QVERIFY(script->contains(QStringLiteral("BEGIN;")) &&
            script->trimmed().endsWith(QStringLiteral("COMMIT;")));
    QCOMPARE(in(QStringLiteral("printed"), QStringLiteral("SELECT to_regnamespace('countersign') IS NULL")),
             QStringLiteral("t"));
    QProcess psql;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PGPASSWORD"), db_->cluster().adminPassword());
    psql.setProcessEnvironment(environment);
    psql.start(db_->cluster().binDir() + QStringLiteral("/psql"),
               {QStringLiteral("-X"), QStringLiteral("-q"), QStringLiteral("--set"),
                QStringLiteral("ON_ERROR_STOP=1"), QStringLiteral("-d"),
                db_->cluster().adminUrl(QStringLiteral("printed"))});
    QVERIFY(psql.waitForStarted());
    psql.write(script->toUtf8());
    psql.closeWriteChannel();
    QVERIFY(psql.waitForFinished());
    const QByteArray said = psql.readAllStandardError();
    QVERIFY2(psql.exitCode() == 0, said.constData());
    QCOMPARE(in(QStringLiteral("printed"), QStringLiteral("SELECT count(*) FROM countersign.finding")),
             QStringLiteral("0"));
}

void TestInstall::missingTable() {
    QVERIFY(db_->makeDatabase(QStringLiteral("partial")).ok());
    QVERIFY(db_->cluster()
                .runSql(QStringLiteral("partial"),
                        QStringLiteral("DROP TABLE jobs; ALTER TABLE \"Commission\" RENAME TO \"Fee\""))
                .ok());
    const auto done =
        installContract(adminPlan(QStringLiteral("partial")), *db_->kind(), TestDatabase::people());
    QVERIFY2(!done.ok(), "the intents' timeline needs Commission");
    QCOMPARE(done.failure().kind, FailureKind::Missing);
    QVERIFY(
        db_->cluster()
            .runSql(QStringLiteral("partial"), QStringLiteral("ALTER TABLE \"Fee\" RENAME TO \"Commission\""))
            .ok());
    const auto again =
        installContract(adminPlan(QStringLiteral("partial")), *db_->kind(), TestDatabase::people());
    QVERIFY2(again.ok(), again.ok() ? "" : qPrintable(reasonOf(again.failure())));
    QVERIFY(again->leftOut.contains(QStringLiteral("board jobs: table jobs is missing")));
    QCOMPARE(in(QStringLiteral("partial"),
                QStringLiteral("SELECT why_not FROM countersign.capability WHERE board = 'jobs'")),
             QStringLiteral("table jobs is missing"));
    QCOMPARE(in(QStringLiteral("partial"), QStringLiteral("SELECT count(*) FROM countersign.finding")),
             QStringLiteral("0"));
    // the table comes back: the next install offers the board
    QVERIFY(db_->cluster()
                .runSql(QStringLiteral("partial"),
                        QStringLiteral("CREATE TABLE jobs (id text PRIMARY KEY, type text NOT NULL, payload "
                                       "jsonb NOT NULL, status text NOT NULL,"
                                       " attempts integer NOT NULL DEFAULT 0, last_attempt_at timestamptz, "
                                       "created_at timestamptz NOT NULL)"))
                .ok());
    QVERIFY(installContract(adminPlan(QStringLiteral("partial")), *db_->kind(), {}).ok());
    QCOMPARE(in(QStringLiteral("partial"),
                QStringLiteral("SELECT offered FROM countersign.capability WHERE board = 'jobs'")),
             QStringLiteral("t"));
}

void TestInstall::otherSchema() {
    const QString schema = QStringLiteral("Back \"end");
    QVERIFY(db_->makeDatabase(QStringLiteral("elsewhere"), schema).ok());
    ConnectionPlan plan = adminPlan(QStringLiteral("elsewhere"));
    const auto wrong = installContract(plan, *db_->kind(), {});
    QVERIFY(!wrong.ok());
    QCOMPARE(wrong.failure().kind, FailureKind::Missing);
    plan.schema = schema;
    const auto done = installContract(plan, *db_->kind(), TestDatabase::people());
    QVERIFY2(done.ok(), done.ok() ? "" : qPrintable(reasonOf(done.failure())));
    QString why;
    const auto session = db_->connect(carol, &why, QStringLiteral("elsewhere"));
    QVERIFY2(session, qPrintable(why));
    const auto rows =
        session->run(QStringLiteral("SELECT count(*) FROM countersign.work_item_intent WHERE raw_status ="
                                    " ANY ('{FAILED}'::\"Back \"\"end\".\"IntentStatus\"[])"));
    QVERIFY2(rows.ok(), rows.ok() ? "" : qPrintable(reasonOf(rows.failure())));
}

void TestInstall::refusals() {
    const auto refused = [&](const std::vector<ContractPerson>& people) {
        const auto done = installContract(adminPlan(), *db_->kind(), people);
        return done ? QStringLiteral("(installed)") : englishSentence(done.failure());
    };
    const QString someone = QStringLiteral("someone");
    QVERIFY(refused({{QStringLiteral("nobody"), someone, {}, {}}})
                .contains(QStringLiteral("no login of this name")));
    QVERIFY(refused({{QStringLiteral("ann"), QString(), {}, {}}}).contains(QStringLiteral("must be named")));
    QVERIFY(refused({{QStringLiteral("ann"), someone, {}, {QStringLiteral("owner")}}})
                .contains(QStringLiteral("no role is called")));
    const auto byAnn = installContract(db_->plan(QStringLiteral("ann")), *db_->kind(), {});
    QVERIFY(!byAnn.ok());
    QCOMPARE(byAnn.failure().kind, FailureKind::NoRight);
    ConnectionPlan pooled = adminPlan();
    pooled.pooled = true;
    QVERIFY(!installContract(pooled, *db_->kind(), {}).ok());
}

void TestInstall::newerContractIsRefused() {
    QVERIFY(db_->sql(QStringLiteral(
                         "INSERT INTO countersign.migration (number, name, sha256) VALUES (9999, 'x', 'x')"))
                .ok());
    const auto done = installContract(adminPlan(), *db_->kind(), {});
    const auto script = printInstall(adminPlan(), *db_->kind(), {});
    QVERIFY(db_->sql(QStringLiteral("DELETE FROM countersign.migration WHERE number = 9999")).ok());
    QVERIFY(!done.ok() && !script.ok());
    QCOMPARE(done.failure().kind, FailureKind::ContractNewer);
    QVERIFY(db_->sql(QStringLiteral("UPDATE countersign.kind SET name = 'polybet'")).ok());
    const auto other = installContract(adminPlan(), *db_->kind(), {});
    QVERIFY(db_->sql(QStringLiteral("UPDATE countersign.kind SET name = 'sge'")).ok());
    QVERIFY(!other.ok() && other.failure().what.contains(QStringLiteral("polybet")));
}

void TestInstall::byAGuest() {
    // a DBA who is no superuser: owns database and tables, may create roles
    QVERIFY(db_->cluster()
                .runSql(QStringLiteral("postgres"), QStringLiteral("ALTER ROLE looker CREATEROLE"))
                .ok());
    QVERIFY(db_->makeDatabase(QStringLiteral("guest")).ok());
    QVERIFY(
        db_->cluster()
            .runSql(
                QStringLiteral("guest"),
                QStringLiteral(
                    "ALTER DATABASE guest OWNER TO looker; ALTER SCHEMA public OWNER TO looker;"
                    " DO 'DECLARE t record; BEGIN FOR t IN SELECT relname FROM pg_class WHERE relnamespace ="
                    " ''public''::regnamespace AND relkind = ''r'' LOOP EXECUTE format(''ALTER TABLE %I "
                    "OWNER TO looker'', t.relname);"
                    " END LOOP; END'"))
            .ok());
    const auto done = installContract(db_->plan(QStringLiteral("looker"), QStringLiteral("guest")),
                                      *db_->kind(), TestDatabase::people());
    QVERIFY2(done.ok(), done.ok() ? "" : qPrintable(reasonOf(done.failure())));
    QCOMPARE(in(QStringLiteral("guest"),
                QStringLiteral("SELECT pg_has_role('looker', 'countersign_owner', 'MEMBER')")),
             QStringLiteral("f"));
    QCOMPARE(in(QStringLiteral("guest"),
                QStringLiteral("SELECT count(*) FROM pg_proc WHERE pronamespace = 'countersign'::regnamespace"
                               " AND proowner <> 'countersign_owner'::regrole"
                               " AND NOT (proowner = 'countersign_hand'::regrole AND prosecdef)")),
             QStringLiteral("0"));
    QVERIFY(
        installContract(db_->plan(QStringLiteral("looker"), QStringLiteral("guest")), *db_->kind(), {}).ok());
    // it may not read what is installed; all the same the contract is not moved
    QVERIFY(db_->cluster()
                .runSql(QStringLiteral("guest"),
                        QStringLiteral(
                            "CREATE SCHEMA other AUTHORIZATION looker; SET ROLE looker; DO 'DECLARE t "
                            "record; BEGIN FOR t IN SELECT relname FROM pg_class WHERE relnamespace ="
                            " ''public''::regnamespace AND relkind = ''r'' LOOP EXECUTE format(''CREATE "
                            "TABLE other.%I (LIKE public.%I)'', t.relname, t.relname); END LOOP; END'"))
                .ok());
    ConnectionPlan moved = db_->plan(QStringLiteral("looker"), QStringLiteral("guest"));
    moved.schema = QStringLiteral("other");
    const auto elsewhere = installContract(moved, *db_->kind(), {});
    QVERIFY(!elsewhere);
    QVERIFY2(elsewhere.failure().detail.contains(QStringLiteral("is for schema public, not for other")),
             qPrintable(reasonOf(elsewhere.failure())));
    const auto report = examine(db_->plan(QStringLiteral("looker"), QStringLiteral("guest")), db_->kind());
    QVERIFY(report.ok());
    const auto line = std::find_if(report->lines.begin(), report->lines.end(), [](const DoctorLine& one) {
        return one.check == QStringLiteral("contract");
    });
    QVERIFY2(line->state == HealthState::Good && line->text.startsWith(QStringLiteral("version ")),
             qPrintable(line->text));
    QVERIFY(std::none_of(report->lines.begin(), report->lines.end(), [](const DoctorLine& one) {
        return one.check == QStringLiteral("grant") && one.text.startsWith(QStringLiteral("looker"));
    }));
}

void TestInstall::indexes() {
    QVERIFY(db_->makeDatabase(QStringLiteral("indexed")).ok());
    const ConnectionPlan plan = adminPlan(QStringLiteral("indexed"));
    const auto made = installIndexes(plan, *db_->kind());
    QVERIFY2(made.ok(), made.ok() ? "" : qPrintable(reasonOf(made.failure())));
    // the backend has some of them itself
    QVERIFY(made->made.contains(QStringLiteral("Intent_createdAt_id_idx")));
    for (const KindIndex& index : db_->kind()->indexes)
        QCOMPARE(
            in(QStringLiteral("indexed"),
               QStringLiteral("SELECT indisvalid FROM pg_index WHERE indexrelid = 'public.\"%1\"'::regclass")
                   .arg(index.name)),
            QStringLiteral("t"));
    const auto again = installIndexes(plan, *db_->kind());
    QVERIFY(again->made.isEmpty());
    QCOMPARE(again->there.size(), qsizetype(db_->kind()->indexes.size()));
    // what an interrupted CONCURRENTLY leaves behind is made again
    QVERIFY(db_->cluster()
                .runSql(QStringLiteral("indexed"),
                        QStringLiteral("UPDATE pg_index SET indisvalid = false WHERE indexrelid ="
                                       " '\"Intent_wallet_idx\"'::regclass"))
                .ok());
    QCOMPARE(installIndexes(plan, *db_->kind())->made, QStringList{QStringLiteral("Intent_wallet_idx")});
    // one of another name does the same: it is not made a second time
    QVERIFY(db_->cluster()
                .runSql(QStringLiteral("indexed"),
                        QStringLiteral("ALTER INDEX \"Intent_wallet_idx\" RENAME TO their_own"))
                .ok());
    const auto theirs = installIndexes(plan, *db_->kind());
    QVERIFY(theirs->made.isEmpty());
    QVERIFY(theirs->there.contains(QStringLiteral("their_own")));
    QVERIFY(db_->cluster().runSql(QStringLiteral("postgres"), QStringLiteral("DROP DATABASE indexed")).ok());
}

void TestInstall::trailIsChecked() {
    ContractFixture fx(*db_);
    QVERIFY(fx.orphans({QStringLiteral("a")}).ok());
    QCOMPARE(fx.press(QStringLiteral("ann"), QStringLiteral("a"), QStringLiteral("old")),
             QStringLiteral("refused changed"));
    // octets, not characters: the SQL's bytes and ours must be the same for any text
    QCOMPARE(fx.said(fx.retry(QStringLiteral("bob"), QStringLiteral("a"), fx.fingerprint(QStringLiteral("a")),
                              QUuid::createUuid(), QStringLiteral("Größe “x” 支払い 💶 \\ \" = : {}"))),
             QStringLiteral("done"));
    QString why;
    const auto session = db_->connect(carol, &why);
    QVERIFY2(session, qPrintable(why));
    const auto check = [&]() -> TrailReport {
        TrailCheck all;
        const Status read = readTrail(*session, [&](const std::vector<TrailRow>& rows) -> Status {
            for (const TrailRow& row : rows)
                all.add(row);
            return Nothing{};
        });
        const auto head = readTrailHead(*session);
        return read && head ? all.finish(*head) : TrailReport{0, {}, {QStringLiteral("(not read)")}};
    };
    const TrailReport clean = check();
    QVERIFY2(clean.clean(), qPrintable(clean.problems.join(u'\n')));
    QVERIFY(clean.rows >= 3);
    // a superuser who drops the guard, changes a row and puts the guard back
    QVERIFY(db_->sql(QStringLiteral("ALTER TABLE countersign.audit DISABLE TRIGGER ALL; UPDATE "
                                    "countersign.audit SET human = 'bob' WHERE seq = 2;"
                                    " ALTER TABLE countersign.audit ENABLE TRIGGER ALL"))
                .ok());
    QVERIFY(check().problems.join(u' ').contains(QStringLiteral("row 2 was changed")));
    QVERIFY(db_->sql(QStringLiteral("ALTER TABLE countersign.audit DISABLE TRIGGER ALL; UPDATE "
                                    "countersign.audit SET human = '' WHERE seq = 2;"
                                    " ALTER TABLE countersign.audit ENABLE TRIGGER ALL"))
                .ok());
    QVERIFY(check().clean());
}

void TestInstall::absurdValues() {
    QVERIFY(db_->sql(QStringLiteral(
                         "UPDATE \"Program\" SET \"feeUsd\" = 'NaN', \"claimAmount\" = 'NaN', \"name\" = "
                         "repeat('n', 1048576);"
                         " UPDATE \"Intent\" SET \"type\" = 'PAYOUT', \"createdAt\" = '-infinity', "
                         "\"updatedAt\" = '294276-12-31 23:00', \"nextRetryAt\" = '10000-01-01',"
                         " \"payload\" = jsonb_build_object('amount', repeat('9', 78) || '.' || repeat('1', "
                         "30), 'currency', U&'<b>\\202E\\001B', 'x', repeat('m', 1048576)),"
                         " \"errorMessage\" = repeat('e', 1048576);"
                         " INSERT INTO \"Intent\" (\"id\", \"programId\", \"type\", \"idempotencyKey\", "
                         "\"wallet\", \"payload\", \"updatedAt\")"
                         " SELECT 'odd' || n, 'p', 'CLAIM', 'odd' || n, E'\\n', v::jsonb, '4713-01-01 BC' "
                         "FROM unnest(ARRAY['[]', 'null', '7', '\"t\"',"
                         " '{\"amount\": {}}', '{\"amount\": \"1e400\"}', '{\"amount\": \"NaN\"}', "
                         "'{\"amount\": \"-\"}', '{\"amount\": \"\\\\uff11\"}', '{\"amount\": 1e400}'])"
                         " WITH ORDINALITY AS odd (v, n);"))
                .ok());
    for (const QString& query :
         {QStringLiteral("SELECT count(*), sum(length(details::text)), max(length(fingerprint)) FROM "
                         "countersign.work_item"),
          QStringLiteral("SELECT count(*), max(amount), max(since) FROM countersign.finding"),
          QStringLiteral("SELECT count(*), max(until) FROM countersign.retry_verdicts('intent', ARRAY(SELECT "
                         "id FROM countersign.work_item))"),
          QStringLiteral("SELECT count(*), max(text) FROM countersign.item_timeline('intent', 'a')")}) {
        const auto rows = db_->rows(carol, query);
        QVERIFY2(rows.ok(), rows.ok() ? "" : qPrintable(query + u' ' + reasonOf(rows.failure())));
    }
    QCOMPARE(db_->value(carol, QStringLiteral("SELECT amount FROM countersign.work_item WHERE id = 'a'")),
             QString(78, u'9') + u'.' + QString(30, u'1'));
    QCOMPARE(db_->value(carol, QStringLiteral(
                                   "SELECT max(length(details ->> 'payload')) FROM countersign.work_item")),
             QStringLiteral("65536"));
}

void TestInstall::uninstallLeavesNothing() {
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("trail.jsonl"));
    // while another database of the server has the contract, people and roles stay as they are
    const auto other = uninstallContract(adminPlan(QStringLiteral("printed")),
                                         folder.filePath(QStringLiteral("other.jsonl")));
    QVERIFY2(other.ok(), other.ok() ? "" : qPrintable(reasonOf(other.failure())));
    QCOMPARE(in(QStringLiteral("printed"), QStringLiteral("SELECT to_regnamespace('countersign') IS NULL")),
             QStringLiteral("t"));
    QCOMPARE(
        db_->value(carol, QStringLiteral("SELECT array_to_string(roles, ',') FROM countersign.whoami()")),
        QStringLiteral("countersign_auditor"));
    const auto backend = QStringLiteral(
        "SELECT md5(string_agg(c.relname || coalesce(c.relacl::text, ''), ' ' ORDER BY c.relname))"
        " FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relname <> 'x'");
    for (const QString& name : {QStringLiteral("printed"), QStringLiteral("partial"),
                                QStringLiteral("elsewhere"), QStringLiteral("guest")})
        QVERIFY(
            db_->cluster().runSql(QStringLiteral("postgres"), QStringLiteral("DROP DATABASE ") + name).ok());
    QVERIFY(db_->makeDatabase(QStringLiteral("untouched")).ok());
    const QString rowsBefore = in(
        {}, QStringLiteral("SELECT md5(string_agg(i::text, '' ORDER BY \"id\")) FROM public.\"Intent\" i"));

    const auto noFile = uninstallContract(adminPlan(), folder.path());
    QVERIFY2(!noFile.ok(), "without a file for the trail nothing may go");
    const auto done = uninstallContract(adminPlan(), file);
    QVERIFY2(done.ok(), done.ok() ? "" : qPrintable(reasonOf(done.failure())));
    QCOMPARE(in({}, QStringLiteral("SELECT to_regnamespace('countersign') IS NULL")), QStringLiteral("t"));
    QCOMPARE(in({}, QStringLiteral("SELECT count(*) FROM pg_roles WHERE rolname LIKE 'countersign%'")),
             QStringLiteral("0"));
    QCOMPARE(in({}, QStringLiteral("SELECT count(*) FROM pg_default_acl")), QStringLiteral("0"));
    QCOMPARE(in({}, backend), in(QStringLiteral("untouched"), backend));
    QCOMPARE(in({}, QStringLiteral(
                        "SELECT md5(string_agg(i::text, '' ORDER BY \"id\")) FROM public.\"Intent\" i")),
             rowsBefore);

    QFile trail(file);
    QVERIFY(trail.open(QIODevice::ReadOnly));
    TrailCheck check;
    while (!trail.atEnd()) {
        const auto row = parseTrailLine(trail.readLine());
        QVERIFY(row.ok());
        check.add(*row);
    }
    const TrailReport report = check.finish({});
    QVERIFY2(report.clean(), qPrintable(report.problems.join(u'\n')));
    QCOMPARE(report.rows, done->trailRows);
    // and it can come back
    QVERIFY(installContract(adminPlan(), *db_->kind(), TestDatabase::people()).ok());
}

QTEST_GUILESS_MAIN(TestInstall)
#include "test_install.moc"
