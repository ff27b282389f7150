// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/postgres/contract_fixture.h"

#include <QTest>

using namespace countersign;

namespace {
const QString ann = QStringLiteral("ann");
const QString carol = QStringLiteral("carol");
} // namespace

/// Who may do what, and what can't be bent by a session that tries.
class TestContractRights : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() {
        auto made = TestDatabase::create();
        QVERIFY2(made.ok(), made ? "" : qPrintable(englishSentence(made.failure())));
        db_ = std::move(*made);
        fx_ = std::make_unique<ContractFixture>(*db_);
        QVERIFY(fx_->orphans({QStringLiteral("a")}).ok());
    }

    void onlyOperatorsRetry();
    void refusedStatements_data();
    void refusedStatements();
    void ownerMayTouchStatusOnly();
    void isolation_data();
    void isolation();
    void badArguments_data();
    void badArguments();
    void hijack();
    void fingerprintIgnoresSettings();
    void thresholdsAndSettings();
    void whoami();

  private:
    std::unique_ptr<TestDatabase> db_;
    std::unique_ptr<ContractFixture> fx_;
};

void TestContractRights::onlyOperatorsRetry() {
    for (const QString& login :
         {carol, QStringLiteral("dave"), QStringLiteral("mallory"), QStringLiteral("looker")}) {
        const QString said = fx_->press(login, QStringLiteral("a"));
        QVERIFY2(said.startsWith(QStringLiteral("no-right")), qPrintable(login + u' ' + said));
    }
    // a right given by mistake is not enough: the role counts
    QVERIFY(
        db_
            ->sql(QStringLiteral(
                "GRANT EXECUTE ON FUNCTION countersign.retry(text, text, text, uuid, text, jsonb) TO carol"))
            .ok());
    const QString granted = fx_->press(carol, QStringLiteral("a"));
    QVERIFY(db_->sql(QStringLiteral("REVOKE EXECUTE ON FUNCTION countersign.retry(text, text, text, uuid, "
                                    "text, jsonb) FROM carol"))
                .ok());
    QVERIFY2(granted.startsWith(QStringLiteral("no-right")), qPrintable(granted));
    // an operator nobody is behind, and one who was let go
    const QString eve = fx_->press(QStringLiteral("eve"), QStringLiteral("a"));
    QVERIFY2(eve.startsWith(QStringLiteral("no-right")), qPrintable(eve));
    // the hint, which psql shows, names what there is
    const QString hint = db_->value(
        QStringLiteral("eve"),
        QStringLiteral(
            "DO $$ DECLARE said text; BEGIN PERFORM countersign.retry('intent', 'a', 'x', gen_random_uuid(),"
            " 'r', '[]'); EXCEPTION WHEN insufficient_privilege THEN"
            " GET STACKED DIAGNOSTICS said = PG_EXCEPTION_HINT; RAISE EXCEPTION '%', said; END $$"));
    QVERIFY2(hint.contains(QStringLiteral("countersignctl install --operator eve=HUMAN")), qPrintable(hint));
    QVERIFY(db_->sql(QStringLiteral("UPDATE countersign.human SET active = false WHERE human = 'bob'")).ok());
    const QString bob = fx_->press(QStringLiteral("bob"), QStringLiteral("a"));
    QVERIFY2(bob.startsWith(QStringLiteral("no-right")), qPrintable(bob));
    QVERIFY(db_->sql(QStringLiteral("UPDATE countersign.human SET active = true WHERE human = 'bob'")).ok());
    QCOMPARE(fx_->admin(QStringLiteral("SELECT \"attempts\" FROM public.\"Intent\"")), QStringLiteral("2"));
}

void TestContractRights::refusedStatements_data() {
    QTest::addColumn<QString>("login");
    QTest::addColumn<QString>("statement");
    const QStringList statements{
        QStringLiteral("UPDATE public.\"Intent\" SET \"status\" = 'PENDING'"),
        QStringLiteral("SELECT * FROM public.\"Intent\""),
        QStringLiteral("SELECT * FROM countersign.retry_request"),
        QStringLiteral("SELECT * FROM countersign.audit"),
        QStringLiteral("INSERT INTO countersign.audit VALUES (99, now(), 0, '', '', '', '', '', '', '')"),
        QStringLiteral("UPDATE countersign.setting SET value = 1000"),
        QStringLiteral("UPDATE countersign.login SET human = 'bob'"),
        QStringLiteral("DELETE FROM countersign.audit"),
        QStringLiteral("TRUNCATE countersign.audit"),
        QStringLiteral("SELECT countersign.append_audit('ann', 'x', 'y', '{}')"),
        QStringLiteral("SELECT countersign.act_intent('a')"),
        QStringLiteral("SELECT countersign.decide_retry(NULL)"),
        QStringLiteral("SELECT countersign.retry_locked(NULL)"),
        QStringLiteral("CREATE TABLE countersign.x ()"),
        QStringLiteral("CREATE OR REPLACE FUNCTION countersign.require_human() RETURNS text LANGUAGE sql AS "
                       "'SELECT ''bob'''"),
        QStringLiteral("ALTER TABLE countersign.audit DISABLE TRIGGER ALL"),
        QStringLiteral("SET ROLE countersign_owner"),
        QStringLiteral("SET SESSION AUTHORIZATION bob"),
        QStringLiteral("SET session_replication_role = replica"),
        QStringLiteral("DROP SCHEMA countersign CASCADE"),
    };
    for (const QString& login : {ann, carol, QStringLiteral("dave"), QStringLiteral("mallory")}) {
        for (const QString& statement : statements)
            QTest::newRow(qPrintable(login + u' ' + statement.left(60))) << login << statement;
    }
}

void TestContractRights::refusedStatements() {
    QFETCH(QString, login);
    QFETCH(QString, statement);
    const QString said = db_->value(login, statement);
    QVERIFY2(said.startsWith(QStringLiteral("no-right")), qPrintable(said));
}

void TestContractRights::ownerMayTouchStatusOnly() {
    // a defect of ours can't change an amount: the owner itself has no right to
    for (const QString& column :
         {QStringLiteral("payload"), QStringLiteral("wallet"), QStringLiteral("resultTxHash")}) {
        QString why;
        const auto session = db_->connect(db_->adminLogin(), &why);
        QVERIFY2(session, qPrintable(why));
        QVERIFY(session->run(QStringLiteral("SET ROLE countersign_owner")).ok());
        const auto tried =
            session->run(QStringLiteral("UPDATE public.\"Intent\" SET \"%1\" = NULL").arg(column));
        QVERIFY(!tried.ok());
        QCOMPARE(tried.failure().kind, FailureKind::NoRight);
        for (const QString& other : {QStringLiteral("DELETE FROM public.\"Intent\""),
                                     QStringLiteral("UPDATE public.\"Settlement\" SET \"amount\" = 0"),
                                     QStringLiteral("UPDATE countersign.audit SET human = 'x'"),
                                     QStringLiteral("TRUNCATE countersign.audit CASCADE")}) {
            const auto refused = session->run(other);
            QVERIFY2(!refused.ok(), qPrintable(other));
            QCOMPARE(refused.failure().kind, FailureKind::NoRight);
        }
    }
}

void TestContractRights::isolation_data() {
    QTest::addColumn<QString>("level");
    QTest::newRow("repeatable read") << QStringLiteral("REPEATABLE READ");
    QTest::newRow("serializable") << QStringLiteral("SERIALIZABLE");
    QTest::newRow("read uncommitted") << QStringLiteral("READ UNCOMMITTED");
}

void TestContractRights::isolation() {
    QFETCH(QString, level);
    QString why;
    const auto session = db_->connect(ann, &why);
    QVERIFY2(session, qPrintable(why));
    QVERIFY(session->run(QStringLiteral("BEGIN ISOLATION LEVEL ") + level).ok());
    const auto tried = session->run(
        fx_->retrySql(), {QStringLiteral("a"), fx_->fingerprint(QStringLiteral("a")),
                          QUuid::createUuid().toString(QUuid::WithoutBraces), QStringLiteral("x")});
    QVERIFY(!tried.ok());
    QVERIFY2(tried.failure().detail.contains(QStringLiteral("25001")), qPrintable(tried.failure().detail));
}

void TestContractRights::badArguments_data() {
    QTest::addColumn<QString>("arguments");
    const auto row = [](const char* name, const QString& arguments) { QTest::newRow(name) << arguments; };
    const QString key = QStringLiteral("'6f1c0b4e-3f0f-4d43-9a55-000000000001'");
    row("no kind", QStringLiteral("NULL, 'a', 'f', %1, 'r', '[]'").arg(key));
    row("odd kind", QStringLiteral("'intent''; drop', 'a', 'f', %1, 'r', '[]'").arg(key));
    row("no id", QStringLiteral("'intent', NULL, 'f', %1, 'r', '[]'").arg(key));
    row("no fingerprint", QStringLiteral("'intent', 'a', NULL, %1, 'r', '[]'").arg(key));
    row("no key", QStringLiteral("'intent', 'a', 'f', NULL, 'r', '[]'"));
    row("no reason", QStringLiteral("'intent', 'a', 'f', %1, NULL, '[]'").arg(key));
    row("blank reason", QStringLiteral("'intent', 'a', 'f', %1, E'  \\n ', '[]'").arg(key));
    row("long reason", QStringLiteral("'intent', 'a', 'f', %1, repeat('x', 501), '[]'").arg(key));
    row("bidi reason", QStringLiteral("'intent', 'a', 'f', %1, U&'pay \\202E evil', '[]'").arg(key));
    row("zero width", QStringLiteral("'intent', 'a', 'f', %1, U&'a\\200Bb', '[]'").arg(key));
    row("escape", QStringLiteral("'intent', 'a', 'f', %1, E'a\\x1b[2J', '[]'").arg(key));
    row("no evidence", QStringLiteral("'intent', 'a', 'f', %1, 'r', NULL").arg(key));
    row("evidence is a text", QStringLiteral("'intent', 'a', 'f', %1, 'r', '\"x\"'").arg(key));
    row("large evidence",
        QStringLiteral("'intent', 'a', 'f', %1, 'r', jsonb_build_array(repeat('x', 20000))").arg(key));
    row("large id", QStringLiteral("'intent', repeat('a', 600), 'f', %1, 'r', '[]'").arg(key));
}

void TestContractRights::badArguments() {
    QFETCH(QString, arguments);
    const QString said =
        db_->value(ann, QStringLiteral("SELECT outcome FROM countersign.retry(%1)").arg(arguments));
    QVERIFY2(said.contains(QStringLiteral("22023")), qPrintable(said));
}

void TestContractRights::hijack() {
    QVERIFY(
        db_->sql(QStringLiteral("GRANT TEMP ON DATABASE sge TO ann; GRANT CREATE ON SCHEMA public TO ann;"))
            .ok());
    QString why;
    const auto session = db_->connect(ann, &why);
    QVERIFY2(session, qPrintable(why));
    for (const QString& statement :
         {QStringLiteral("CREATE TEMP TABLE setting (name text, value numeric)"),
          QStringLiteral("CREATE TEMP TABLE \"Settlement\" (\"intentId\" text)"),
          QStringLiteral("CREATE TEMP TABLE login (login text, human text)"),
          QStringLiteral("CREATE FUNCTION public.sha256(bytea) RETURNS bytea LANGUAGE sql AS 'SELECT $1'"),
          QStringLiteral(
              "CREATE FUNCTION public.pg_has_role(name, text, text) RETURNS boolean LANGUAGE plpgsql AS"
              " 'BEGIN RAISE EXCEPTION ''hijacked''; END'"),
          QStringLiteral("CREATE FUNCTION public.clock_timestamp() RETURNS timestamptz LANGUAGE sql AS "
                         "'SELECT ''2001-01-01''::timestamptz'"),
          QStringLiteral(
              "CREATE FUNCTION public.always(text, text) RETURNS boolean LANGUAGE sql AS 'SELECT true'"),
          QStringLiteral(
              "CREATE OPERATOR public.= (LEFTARG = text, RIGHTARG = text, FUNCTION = public.always)"),
          QStringLiteral("SET search_path = pg_temp, public, pg_catalog")}) {
        const auto made = session->run(statement);
        QVERIFY2(made.ok(), qPrintable(statement));
    }
    const auto tried = session->run(
        QStringLiteral(
            "SELECT outcome, reason FROM countersign.retry('intent', 'a', 'wrong', $1::uuid, 'x', '[]')"),
        {QUuid::createUuid().toString(QUuid::WithoutBraces)});
    QVERIFY2(tried.ok(), tried.ok() ? "" : qPrintable(tried.failure().detail));
    QCOMPARE(textRows(*tried).front()[1], QStringLiteral("changed"));
    QVERIFY(db_->sql(QStringLiteral(
                         "DROP OPERATOR public.= (text, text); DROP FUNCTION public.always(text, text);"
                         " DROP FUNCTION public.sha256(bytea); DROP FUNCTION public.pg_has_role(name, text, "
                         "text); DROP FUNCTION public.clock_timestamp();"
                         " REVOKE CREATE ON SCHEMA public FROM ann"))
                .ok());
}

void TestContractRights::fingerprintIgnoresSettings() {
    QVERIFY(
        db_->sql(QStringLiteral(
                     "UPDATE \"Intent\" SET \"lockedUntil\" = '10000-01-01', \"nextRetryAt\" = '-infinity',"
                     " \"payload\" = '{\"n\": 1e-30, \"html\": \"<b>\\u202e</b>\"}'"))
            .ok());
    QString why;
    const auto session = db_->connect(carol, &why);
    QVERIFY2(session, qPrintable(why));
    QStringList prints;
    for (const QString& setting :
         {QStringLiteral("TimeZone = 'Asia/Tokyo'"), QStringLiteral("DateStyle = 'German, DMY'"),
          QStringLiteral("IntervalStyle = 'iso_8601'"), QStringLiteral("bytea_output = 'escape'"),
          QStringLiteral("extra_float_digits = -15"), QStringLiteral("lc_numeric = 'C'")}) {
        QVERIFY(session->run(QStringLiteral("SET ") + setting).ok());
        const auto print =
            session->run(QStringLiteral("SELECT fingerprint FROM countersign.work_item_intent"));
        QVERIFY(print.ok());
        prints << textRows(*print).front()[0];
    }
    prints.removeDuplicates();
    QCOMPARE(prints.size(), 1);
    QVERIFY(!prints.front().isEmpty() && prints.front().size() <= 16); // 64 bits in hex
}

void TestContractRights::thresholdsAndSettings() {
    QString why;
    const auto session = db_->connect(carol, &why);
    QVERIFY2(session, qPrintable(why));
    const auto both = [&](const QString& value) {
        if (!session->run(QStringLiteral("SET countersign.intent_stuck_s = '%1'").arg(value)).ok())
            return QStringLiteral("(not set)");
        const auto rows = session->run(QStringLiteral("SELECT countersign.threshold('intent_stuck_s') || ' ' "
                                                      "|| countersign.setting('intent_stuck_s')"));
        return rows ? textRows(*rows).front()[0] : rows.failure().detail;
    };
    QCOMPARE(both(QStringLiteral("5")), QStringLiteral("5 600"));
    QCOMPARE(both(QString()), QStringLiteral("600 600"));
    QCOMPARE(both(QStringLiteral("-1; drop")), QStringLiteral("600 600"));
}

void TestContractRights::whoami() {
    const QString ask =
        QStringLiteral("SELECT login || ' ' || coalesce(human, '-') || ' ' || array_to_string(roles, ',') || "
                       "' ' || kind || ' ' ||"
                       " (contract_version = countersign.version()) FROM countersign.whoami()");
    QCOMPARE(db_->value(ann, ask), QStringLiteral("ann ann countersign_operator sge true"));
    QCOMPARE(db_->value(carol, ask), QStringLiteral("carol carol countersign_auditor sge true"));
    QCOMPARE(db_->value(QStringLiteral("eve"), ask), QStringLiteral("eve - countersign_operator sge true"));
}

QTEST_GUILESS_MAIN(TestContractRights)
#include "test_contract_rights.moc"
