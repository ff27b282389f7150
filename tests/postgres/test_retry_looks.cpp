// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/postgres/contract_fixture.h"

#include <QTest>

using namespace countersign;

namespace {
const QString ann = QStringLiteral("ann");
}

/// What only the chain can tell is told by the console; the database holds it to having looked.
class TestRetryLooks : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() {
        auto made = TestDatabase::create();
        QVERIFY2(made.ok(), made ? "" : qPrintable(englishSentence(made.failure())));
        db_ = std::move(*made);
        fx_ = std::make_unique<ContractFixture>(*db_);
    }
    void evidence_data();
    void evidence();
    void lookIsInTheTrail();

  private:
    void judgeSays(const QString& verdict, const QString& settledBy);
    QString press(const QString& evidence);
    std::unique_ptr<TestDatabase> db_;
    std::unique_ptr<ContractFixture> fx_;
};

void TestRetryLooks::judgeSays(const QString& verdict, const QString& settledBy) {
    QVERIFY(fx_->orphans({QStringLiteral("a")}).ok());
    const Status set = db_->sql(
        QStringLiteral(
            "CREATE OR REPLACE FUNCTION countersign.judge_intent(text[]) RETURNS SETOF countersign.verdict "
            "LANGUAGE sql"
            " SET search_path = pg_catalog, pg_temp AS $j$ SELECT w.id, '%1', 'balance-not-known', "
            "NULL::timestamptz, '%2',"
            " w.fingerprint, '[]'::jsonb FROM countersign.work_item_intent w WHERE w.id = ANY ($1) $j$")
            .arg(verdict, settledBy));
    QVERIFY2(set.ok(), set ? "" : qPrintable(set.failure().detail));
}

QString TestRetryLooks::press(const QString& evidence) {
    const auto rows =
        db_->rows(ann,
                  QStringLiteral("SELECT outcome || ' ' || reason FROM countersign.retry('intent', 'a', $1, "
                                 "$2::uuid, 'swept late', $3::jsonb)"),
                  {fx_->fingerprint(QStringLiteral("a")), QUuid::createUuid().toString(QUuid::WithoutBraces),
                   evidence});
    return rows ? rows->front().front().trimmed() : rows.failure().detail;
}

void TestRetryLooks::evidence_data() {
    QTest::addColumn<QString>("verdict");
    QTest::addColumn<QString>("settledBy");
    QTest::addColumn<QString>("evidence");
    QTest::addColumn<QString>("said");
    const char* const refused = "refused balance-not-known";
    const char* const look = "look:token_balance";
    const auto row = [](const char* name, const char* verdict, const char* settledBy, const char* evidence,
                        const char* said) {
        QTest::newRow(name) << QString::fromLatin1(verdict) << QString::fromLatin1(settledBy)
                            << QString::fromLatin1(evidence) << QString::fromLatin1(said);
    };
    row("looked, window", "UNKNOWN", look,
        R"([{"check":"token_balance","answer":"yes","value":"10 USDC","source":"a, b"}])", "done");
    row("looked, command line", "UNKNOWN", look,
        R"([{"check":"token_balance","ok":true,"value":"10 USDC","source":"a"}])", "done");
    row("not looked", "UNKNOWN", look, "[]", refused);
    row("nobody could tell", "UNKNOWN", look,
        R"([{"check":"token_balance","answer":"not-known","value":"","source":""}])", refused);
    row("it says no", "UNKNOWN", look,
        R"([{"check":"token_balance","ok":false,"value":"0 USDC","source":"a"}])", refused);
    row("no value", "UNKNOWN", look, R"([{"check":"token_balance","ok":true,"source":"a"}])", refused);
    row("no source", "UNKNOWN", look,
        R"([{"check":"token_balance","ok":true,"value":"10 USDC","source":""}])", refused);
    row("another look", "UNKNOWN", look, R"([{"check":"gas_balance","ok":true,"value":"10","source":"a"}])",
        refused);
    row("yes and no", "UNKNOWN", look,
        R"([{"check":"token_balance","ok":true,"value":"1","source":"a"},{"check":"token_balance","ok":false,"value":"0","source":"b"}])",
        refused);
    row("an object", "UNKNOWN", look, R"({"check":"token_balance","ok":true,"value":"10","source":"a"})",
        refused);
    row("no look wanted", "UNKNOWN", "two people",
        R"([{"check":"token_balance","ok":true,"value":"10","source":"a"}])", refused);
    row("unsafe stays unsafe", "UNSAFE", look,
        R"([{"check":"token_balance","ok":true,"value":"10","source":"a"}])", refused);
    row("wait stays wait", "WAIT", look, R"([{"check":"token_balance","ok":true,"value":"10","source":"a"}])",
        refused);
}

void TestRetryLooks::evidence() {
    QFETCH(QString, verdict);
    QFETCH(QString, settledBy);
    QFETCH(QString, evidence);
    QFETCH(QString, said);
    judgeSays(verdict, settledBy);
    QCOMPARE(press(evidence), said);
    const QString attempts =
        fx_->admin(QStringLiteral("SELECT \"attempts\" FROM public.\"Intent\" WHERE \"id\" = 'a'"));
    QCOMPARE(attempts, said == u"done" ? QStringLiteral("0") : QStringLiteral("2"));
}

void TestRetryLooks::lookIsInTheTrail() {
    judgeSays(QStringLiteral("UNKNOWN"), QStringLiteral("look:token_balance"));
    QCOMPARE(
        press(QStringLiteral(R"([{"check":"token_balance","ok":true,"value":"10 USDC","source":"a, b"}])")),
        QStringLiteral("done"));
    QCOMPARE(fx_->admin(QStringLiteral("SELECT (detail::jsonb -> 'console' -> 0 ->> 'value') || ' ' || "
                                       "(detail::jsonb -> 'database' ->> 'settled_by')"
                                       " FROM countersign.audit ORDER BY seq DESC LIMIT 1")),
             QStringLiteral("10 USDC look:token_balance"));
}

QTEST_GUILESS_MAIN(TestRetryLooks)
#include "test_retry_looks.moc"
