// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/system_gateway.h"
#include "tests/support/say.h"
#include "tests/support/test_database.h"

#include <QTest>

using namespace countersign;

/// Read-only is proven by trying, and the proof does not claim more than it found.
class TestReadOnly : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase();
    void auditorIsProven();
    void operatorInAuditorModeSaysSo();
    void lookOnlyIsProven();
    void superuserSaysSo();
    void anOpenSessionIsNotProven();
    void provingChangesNothing();

  private:
    [[nodiscard]] Result<std::unique_ptr<SystemGateway>> open(const QString& login, bool readOnly,
                                                              const QString& database = {});
    std::unique_ptr<TestDatabase> database_;
};

Result<std::unique_ptr<SystemGateway>> TestReadOnly::open(const QString& login, bool readOnly,
                                                          const QString& database) {
    ConnectionPlan plan = database_->plan(login, database);
    plan.readOnly = readOnly;
    return SystemGateway::open(plan, database_->kind());
}

void TestReadOnly::initTestCase() {
    auto made = TestDatabase::create();
    QVERIFY_OK(made);
    database_ = std::move(*made);
    const Status bare = database_->makeDatabase(QStringLiteral("bare"));
    QVERIFY_OK(bare);
}

void TestReadOnly::auditorIsProven() {
    const auto gateway = open(QStringLiteral("carol"), false);
    QVERIFY_OK(gateway);
    const ReadOnlyProof& proof = (*gateway)->session().readOnly;
    QVERIFY2(proof.proven, qPrintable(proof.tried.join(u'\n')));
    QVERIFY(proof.at > 0);
    QVERIFY(proof.tried.size() >= 6);
    QVERIFY(proof.tried.contains(QStringLiteral("CREATE TEMP TABLE: refused, 25006")));
    QVERIFY2(proof.tried.contains(QStringLiteral("countersign.retry: refused, 42501")),
             qPrintable(proof.tried.join(u'\n')));
    QVERIFY2(proof.tried.last().contains(QStringLiteral("no right to write")),
             qPrintable(proof.tried.last()));
}

void TestReadOnly::operatorInAuditorModeSaysSo() {
    const auto gateway = open(QStringLiteral("ann"), true);
    QVERIFY_OK(gateway);
    const ReadOnlyProof& proof = (*gateway)->session().readOnly;
    QVERIFY2(proof.proven, qPrintable(proof.tried.join(u'\n')));
    QVERIFY2(proof.tried.last().contains(QStringLiteral("could write (countersign.retry")),
             qPrintable(proof.tried.last()));
}

void TestReadOnly::lookOnlyIsProven() {
    const auto gateway = open(QStringLiteral("looker"), false, QStringLiteral("bare"));
    QVERIFY_OK(gateway);
    const auto proof = (*gateway)->proveReadOnly();
    QVERIFY_OK(proof);
    QVERIFY2(proof->proven, qPrintable(proof->tried.join(u'\n')));
    QVERIFY(proof->tried.last().contains(QStringLiteral("no right to write")));
}

void TestReadOnly::superuserSaysSo() {
    const auto gateway = open(database_->adminLogin(), true);
    QVERIFY_OK(gateway);
    const ReadOnlyProof& proof = (*gateway)->session().readOnly;
    QVERIFY2(proof.proven, qPrintable(proof.tried.join(u'\n')));
    QVERIFY(proof.tried.last().contains(QStringLiteral("could write (UPDATE Intent")));
}

void TestReadOnly::anOpenSessionIsNotProven() {
    const auto gateway = open(QStringLiteral("ann"), false); // an operator's session may write
    QVERIFY_OK(gateway);
    QCOMPARE((*gateway)->session().mode, AccessMode::Operator);
    const auto proof = (*gateway)->proveReadOnly();
    QVERIFY_OK(proof);
    QVERIFY(!proof->proven);
    QVERIFY(proof->tried.contains(QStringLiteral("CREATE TEMP TABLE: NOT refused")));
}

void TestReadOnly::provingChangesNothing() {
    const QString state =
        QStringLiteral("SELECT (SELECT count(*) FROM countersign.audit)::text || '/' ||"
                       " (SELECT count(*) FROM pg_class WHERE relname LIKE 'countersign_read_only%')");
    const QString before = database_->value(database_->adminLogin(), state);
    const auto gateway = open(database_->adminLogin(), false);
    QVERIFY_OK(gateway);
    const auto proof = (*gateway)->proveReadOnly();
    QVERIFY_OK(proof);
    QCOMPARE(database_->value(database_->adminLogin(), state), before);
}

QTEST_GUILESS_MAIN(TestReadOnly)
#include "test_read_only.moc"
