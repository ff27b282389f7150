// SPDX-License-Identifier: GPL-3.0-or-later
// A kind that was written badly and installed all the same: nothing false is said, and no money moves by it.
#include "models/postgres/installer.h"
#include "models/postgres/system_gateway.h"
#include "tests/postgres/drafted_kind.h"
#include "tests/support/say.h"
#include "tests/support/test_database.h"

#include <QTest>

using namespace countersign;

namespace {

const QString tables = QStringLiteral(
    "CREATE TABLE payments (id text PRIMARY KEY, status text NOT NULL, amount numeric, currency text,"
    " recipient text, tx_hash text, note text, created_at timestamptz NOT NULL DEFAULT now() - interval '1 "
    "hour');"
    "CREATE TABLE attempts (payment_id text, state text);"
    "INSERT INTO payments (id, status, amount, currency, recipient, note) VALUES"
    " ('p1', 'failed', 10, 'USDC', 'alice', '1'), ('p2', 'failed', 20, 'USDC', 'bob', '2'),"
    " ('p3', 'pending', 30, 'USDC', 'carol', '3');"
    "INSERT INTO attempts VALUES ('p1', 'sent'), ('p1', 'not sent'), ('p2', 'not sent')");
const QString operatorLogin = QStringLiteral("ann");
const QString lookingLogin = QStringLiteral("looker");
const QString item = QStringLiteral("payments");

} // namespace

class TestKindSafety : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() {
        TestDatabaseOptions options;
        options.contract = false;
        options.tables = tables;
        auto made = TestDatabase::create(options);
        QVERIFY_OK(made);
        db_ = std::move(*made);
        kind_ = std::make_unique<DraftedKind>();
        QCOMPARE(kind_->draft(db_->plan(db_->adminLogin()), item, {}), QString());
        QVERIFY(kind_->replace(u("kind.json"), u("\"timeline\": "),
                               u("\"lock\": \"item/lock.sql\", \"act\": \"item/act.sql\","
                                 " \"effect\": \"item/effect.sql\", \"timeline\": ")));
        QVERIFY(
            kind_->replace(u("kind.json"), u("\"ownerColumns\": {}"),
                           u("\"ownerColumns\": {\"payments\": [\"status\", \"amount\", \"recipient\"]}")));
    }

    /// The join answers once for each attempt: of two answers none is the one.
    void aJudgeThatAnswersTwice() {
        QVERIFY(kind_->replace(u("item/judge.sql"), u("FROM {{table:payments}} t\n"),
                               u("FROM {{table:payments}} t LEFT JOIN {{table:attempts}} a ON"
                                 " a.payment_id = t.id\n")));
        QVERIFY(kind_->replace(u("item/judge.sql"), u("\n    WHEN 'failed' THEN "),
                               u("\n    WHEN 'failed' THEN CASE a.state WHEN 'not sent' THEN 'SAFE not-sent'"
                                 " ELSE 'UNKNOWN sent' END WHEN 'never' THEN ")));
        QVERIFY(kind_->replace(u("kind.json"), u("\"tables\": ["),
                               u("\"tables\": [{\"table\": \"attempts\","
                                 " \"columns\": [\"payment_id\", \"state\"]}, ")));
        QVERIFY(kind_->replace(u("kind.json"), u("\"reasons\": {"),
                               u("\"reasons\": {\"not-sent\": {\"en\": \"Not sent\"}, \"sent\":"
                                 " {\"en\": \"Perhaps sent\"}, ")));
        install();
        for (const QString& login : {operatorLogin, lookingLogin}) {
            const auto gateway = open(login);
            QVERIFY(gateway);
            const auto verdicts = gateway->verdicts(item, {u("p1"), u("p2"), u("p3")});
            QVERIFY_OK(verdicts);
            QCOMPARE((*verdicts)[0].kind, VerdictKind::Unknown);
            QCOMPARE((*verdicts)[0].reason, u("judged-twice"));
            QCOMPARE((*verdicts)[1].kind, VerdictKind::Safe);
            QCOMPARE((*verdicts)[2].kind, VerdictKind::Wait);
        }
        QCOMPARE(retry(u("p1"))->reason, u("judged-twice"));
        QCOMPARE(retry(u("p2"))->kind, ActOutcome::Kind::Done);
    }

    void anActThatMovesMoney_data() {
        QTest::addColumn<QString>("also");
        QTest::newRow("amount") << ", \"amount\" = t.\"amount\" * 10";
        QTest::newRow("recipient") << ", \"recipient\" = 'mallory'";
    }
    void anActThatMovesMoney() {
        QFETCH(QString, also);
        QVERIFY(kind_->replace(u("item/judge.sql"), u("\n    WHEN 'failed' THEN "),
                               u("\n    WHEN 'failed' THEN 'SAFE safe' WHEN 'never' THEN ")));
        QVERIFY(kind_->replace(u("kind.json"), u("\"reasons\": {"),
                               u("\"reasons\": {\"safe\": {\"en\": \"Not sent\"}, ")));
        QVERIFY(kind_->replace(u("item/act.sql"), u(" WHERE "), also + u(" WHERE ")));
        install();
        const auto answer = retry(u("p1"));
        QVERIFY(!answer);
        QVERIFY2(answer.failure().detail.contains(u("would change its money or where it goes")),
                 qPrintable(answer.failure().detail));
        QCOMPARE(
            db_->value(db_->adminLogin(), u("SELECT status || amount || recipient FROM public.payments WHERE"
                                            " id = 'p1'")),
            u("failed10alice"));
    }

    /// A value that one detector chokes on does not hide what the others find.
    void aDetectorThatFails() {
        QVERIFY(kind_->replace(u("detectors/failed.sql"), u("'state', t.\"status\"::text"),
                               u("'state', t.\"note\"::integer")));
        install();
        for (const QString& login : {operatorLogin, lookingLogin}) {
            const auto gateway = open(login);
            QVERIFY(gateway);
            QVERIFY(db_->sql(u("UPDATE payments SET note = '1'")).ok());
            const auto all = gateway->findings();
            QVERIFY_OK(all);
            QCOMPARE(all->findings.size(), std::size_t(3));
            QVERIFY(all->notLooked.isEmpty());
            QVERIFY(db_->sql(u("UPDATE payments SET note = 'abc' WHERE id = 'p2'")).ok());
            for (int again = 0; again < 2; ++again) {
                const auto some = gateway->findings();
                QVERIFY_OK(some);
                QCOMPARE(some->findings.size(), std::size_t(1));
                QCOMPARE(some->findings[0].subjectId, u("p3"));
                QCOMPARE(some->notLooked.size(), 1);
                QVERIFY2(
                    some->notLooked[0].startsWith(u("payments.failed: the server refused a value (22P02")),
                    qPrintable(some->notLooked[0]));
            }
        }
    }

    /// Nor does a table that only one of them reads, and this login may not.
    void aDetectorWithoutARight() {
        QVERIFY(kind_->replace(u("detectors/failed.sql"), u("LIMIT 5001"),
                               u("AND NOT EXISTS (SELECT FROM {{table:attempts}} a WHERE a.payment_id ="
                                 " t.id) LIMIT 5001")));
        QVERIFY(kind_->replace(u("kind.json"), u("\"tables\": ["),
                               u("\"tables\": [{\"table\": \"attempts\","
                                 " \"columns\": [\"payment_id\"]}, ")));
        QVERIFY(db_->sql(u("REVOKE SELECT ON attempts FROM looker")).ok());
        const auto loaded = kind_->load();
        QVERIFY_OK(loaded);
        pack_ = std::make_shared<const KindPack>(*loaded);
        const auto gateway = open(lookingLogin);
        QVERIFY(gateway);
        const auto some = gateway->findings();
        QVERIFY_OK(some);
        QCOMPARE(some->findings.size(), std::size_t(1));
        QCOMPARE(some->notLooked.size(), 1);
        QVERIFY2(some->notLooked[0].startsWith(u("payments.failed: the server says this login may not")),
                 qPrintable(some->notLooked[0]));
    }

  private:
    [[nodiscard]] static QString u(const char* text) { return QString::fromUtf8(text); }
    void install() {
        const auto loaded = kind_->load();
        QVERIFY_OK(loaded);
        pack_ = std::make_shared<const KindPack>(*loaded);
        const auto installed = installContract(db_->plan(db_->adminLogin()), *pack_, TestDatabase::people());
        QVERIFY_OK(installed);
    }
    [[nodiscard]] std::unique_ptr<SystemGateway> open(const QString& login) const {
        auto gateway = SystemGateway::open(db_->plan(login), pack_);
        return gateway ? std::move(*gateway) : nullptr;
    }
    [[nodiscard]] Result<ActOutcome> retry(const QString& id) const {
        const auto gateway = open(operatorLogin);
        RetryRequest request;
        request.item = {item, id};
        request.fingerprint = db_->value(
            operatorLogin, u("SELECT fingerprint FROM countersign.work_item WHERE id = $1::text"), {id});
        request.key = QUuid::createUuid();
        request.reason = u("the provider is back");
        return gateway->retry(request);
    }

    std::unique_ptr<TestDatabase> db_;
    std::unique_ptr<DraftedKind> kind_;
    std::shared_ptr<const KindPack> pack_;
};

QTEST_GUILESS_MAIN(TestKindSafety)
#include "test_kind_safety.moc"
