// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/change_gate.h"
#include "models/postgres/system_gateway.h"
#include "tests/postgres/feeds_fixture.h"

#include <QTest>

using namespace countersign;

namespace {
const QString carol = QStringLiteral("carol");
}

/// Where install --live put its triggers a commit is told; where it did not, or one is off, the console asks.
class TestLive : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() {
        auto made = TestDatabase::create();
        QVERIFY2(made.ok(), made ? "" : qPrintable(englishSentence(made.failure())));
        db_ = std::move(*made);
        QVERIFY(db_->sql(programSql()).ok());
    }
    void polledUnlessInstalledSo();
    void everyCommitIsTold();
    void oneTriggerOffAndItIsPolled();
    void busyIsNotReadMoreOften();
    void removedAgain();

  private:
    void install(bool live) {
        const auto done =
            installContract(db_->plan(db_->adminLogin()), *db_->kind(), TestDatabase::people(), true, live);
        QVERIFY2(done.ok(), done ? "" : qPrintable(englishSentence(done.failure()) + done.failure().detail));
    }
    std::unique_ptr<SystemGateway> open() {
        auto gateway = SystemGateway::open(db_->plan(carol), db_->kind());
        return gateway ? std::move(*gateway) : nullptr;
    }
    std::unique_ptr<TestDatabase> db_;
};

void TestLive::polledUnlessInstalledSo() {
    const auto gateway = open();
    QVERIFY(gateway && !gateway->session().live);
    QVERIFY(!gateway->changeMark().startsWith(QStringLiteral("live")));
}

void TestLive::everyCommitIsTold() {
    install(true);
    const auto gateway = open();
    QVERIFY(gateway && gateway->session().live);
    const QString before = gateway->changeMark();
    QCOMPARE(before, QStringLiteral("live 0"));
    QCOMPARE(gateway->changeMark(), before); // nothing happened
    int told = 0;
    for (const QString& sql :
         {intentSql(QStringLiteral("i1"), QStringLiteral("PENDING")),
          QStringLiteral("UPDATE \"Intent\" SET \"attempts\" = 1"), QStringLiteral("DELETE FROM \"Intent\""),
          QStringLiteral("INSERT INTO jobs (id, type, payload) VALUES ('j', 'register', '{}')"),
          QStringLiteral("TRUNCATE jobs")}) {
        QVERIFY(db_->sql(sql).ok());
        ++told;
        QTRY_COMPARE(gateway->changeMark(), QStringLiteral("live %1").arg(told));
    }
    // What was rolled back is no news.
    QVERIFY(db_->sql(QStringLiteral("BEGIN; DELETE FROM jobs; ROLLBACK")).ok());
    QVERIFY(
        db_->sql(QStringLiteral("INSERT INTO jobs (id, type, payload) VALUES ('k', 'register', '{}')")).ok());
    QTRY_COMPARE(gateway->changeMark(), QStringLiteral("live %1").arg(told + 1));
}

void TestLive::oneTriggerOffAndItIsPolled() {
    QVERIFY(db_->sql(QStringLiteral("ALTER TABLE jobs DISABLE TRIGGER countersign_live")).ok());
    QVERIFY(!open()->session().live);
    QVERIFY(db_->sql(QStringLiteral("ALTER TABLE jobs ENABLE TRIGGER countersign_live")).ok());
    QVERIFY(open()->session().live);
}

void TestLive::busyIsNotReadMoreOften() {
    const auto gateway = open();
    QVERIFY(gateway);
    ChangeGate gate;
    QVERIFY(!gate.nothingNew(*gateway, 1)); // the first read
    QVERIFY(db_->sql(QStringLiteral("DELETE FROM jobs")).ok());
    QTRY_VERIFY(gateway->changeMark() != QStringLiteral("live 0"));
    QVERIFY(gate.nothingNew(*gateway, 0.01)); // new, but read a moment ago
    bool read = false; // asked once more, it would say no
    QTRY_VERIFY(read || (read = !gate.nothingNew(*gateway, 1)));
    QVERIFY(gate.nothingNew(*gateway, 1));
}

void TestLive::removedAgain() {
    install(false);
    QVERIFY(!open()->session().live);
    QCOMPARE(db_->value(db_->adminLogin(),
                        QStringLiteral("SELECT count(*) FROM pg_trigger WHERE tgname = 'countersign_live'")),
             QStringLiteral("0"));
}

QTEST_GUILESS_MAIN(TestLive)
#include "test_live.moc"
