// SPDX-License-Identifier: GPL-3.0-or-later
// A single-entry book: each entry must lead from the balance before it to the one after it, on the Ledger
// board and on the command line, with the contract and without.
#include "models/postgres/system_gateway.h"
#include "tests/support/test_database.h"

#include <QFile>
#include <QTest>

using namespace countersign;

namespace {

QString tables() {
    QFile file(QStringLiteral(KIND_DATA "/polybet/schema.sql"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString u(const char* text) {
    return QString::fromLatin1(text);
}

/// One entry as the backend writes it.
QString entry(const QString& id, const QString& way, const QString& amount, const QString& before,
              const QString& after, const QString& reference,
              const QString& account = QStringLiteral("LIVE")) {
    return QStringLiteral(
               "INSERT INTO \"LedgerEntry\" (\"id\", \"userId\", \"direction\", \"amount\", \"currency\","
               " \"balanceBefore\", \"balanceAfter\", \"referenceType\", \"referenceId\", \"accountType\","
               " \"createdAt\") VALUES ('%1', 'u1', '%2', %3, 'TUSD', %4, %5, 'DEPOSIT', '%6', '%7', now());")
        .arg(id, way, amount, before, after, reference, account);
}

} // namespace

class TestRunningBalance : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase();
    void namesTheEntryThatIsOff_data();
    void namesTheEntryThatIsOff();
    void takesTheLimitOfTheSystem();

  private:
    std::unique_ptr<SystemGateway> open(const QString& login, std::map<QString, Decimal> limits = {}) {
        auto gateway = SystemGateway::open(db_->plan(login), db_->kind(), std::move(limits));
        return gateway ? std::move(*gateway) : nullptr;
    }
    std::unique_ptr<TestDatabase> db_;
};

void TestRunningBalance::initTestCase() {
    TestDatabaseOptions options;
    options.kind = QStringLiteral("polybet");
    options.tables = tables();
    auto made = TestDatabase::create(options);
    QVERIFY2(made.ok(), made ? "" : qPrintable(englishSentence(made.failure()) + made.failure().detail));
    db_ = std::move(*made);
    const Status filled = db_->sql(
        QStringLiteral("INSERT INTO \"user\" (\"id\", \"updatedAt\") VALUES ('u1', now());") +
        entry(u("right"), u("CREDIT"), u("10"), u("0"), u("10"), u("d1")) +
        entry(u("debit"), u("DEBIT"), u("4"), u("10"), u("6"), u("d2")) +
        // A trade moved the balance in between, and trades write no entry.
        entry(u("gap"), u("CREDIT"), u("1"), u("90"), u("91"), u("d3")) +
        entry(u("dust"), u("CREDIT"), u("0.1"), u("0.2"), u("0.3000000000000000444"), u("d4")) +
        entry(u("large"), u("CREDIT"), u("1"), u("1000000000000000"), u("1000000000000001.5"), u("d5")) +
        entry(u("demo"), u("CREDIT"), u("1"), u("0"), u("700"), u("d6"), u("DEMO")) +
        entry(u("sound"), u("DEBIT"), u("1"), u("20"), u("19"), u("d7")) +
        entry(u("off"), u("DEBIT"), u("2.5"), u("20"), u("20"), u("d7")) +
        // Later than the others, so that it comes after what is off.
        entry(u("odd"), u("CREDIT"), u("'NaN'"), u("1"), u("'NaN'"), u("d8")) +
        u("UPDATE \"LedgerEntry\" SET \"createdAt\" = now() + interval '1 second' WHERE \"id\" = 'odd'"));
    QVERIFY2(filled.ok(), filled ? "" : qPrintable(filled.failure().detail));
}

void TestRunningBalance::namesTheEntryThatIsOff_data() {
    QTest::addColumn<QString>("login");
    QTest::newRow("by contract") << "carol";
    QTest::newRow("look-only") << "looker";
}

void TestRunningBalance::namesTheEntryThatIsOff() {
    QFETCH(QString, login);
    const auto gateway = open(login);
    QVERIFY(gateway);
    const auto ledger = gateway->ledger();
    QVERIFY2(ledger.ok(), ledger ? "" : qPrintable(ledger.failure().detail));
    QCOMPARE(ledger->books.size(), std::size_t(1));
    const BookSum& book = ledger->books.front();
    QCOMPARE(book.entries, qint64(8)); // play money is no book
    QCOMPARE(book.off, qint64(2));
    QCOMPARE(book.without, qint64(1));
    QVERIFY(!book.right());
    QCOMPARE(ledger->unbalanced.size(), std::size_t(2));
    QCOMPARE(ledger->unbalanced.back().offEntry, QStringLiteral("odd"));
    QVERIFY(!ledger->unbalanced.back().sum);
    const ReferenceSum& reference = ledger->unbalanced.front();
    QCOMPARE(reference.refId, QStringLiteral("d7"));
    QCOMPARE(reference.offEntry, QStringLiteral("off"));
    QCOMPARE(reference.entries, qint64(1));
    QVERIFY(reference.sum);
    QCOMPARE(reference.sum->amount, Decimal::parse(QStringLiteral("2.5")).value());
    const auto entries = gateway->entriesOf(reference);
    QVERIFY2(entries.ok(), entries ? "" : qPrintable(entries.failure().detail));
    QCOMPARE(entries->size(), std::size_t(1));
    const LedgerEntry& off = entries->front();
    QCOMPARE(off.id, QStringLiteral("off"));
    QVERIFY(off.before && off.after);
    QCOMPARE(off.before->amount, Decimal::parse(QStringLiteral("20")).value());
}

void TestRunningBalance::takesTheLimitOfTheSystem() {
    for (const QString& login : {QStringLiteral("carol"), QStringLiteral("looker")}) {
        const auto gateway =
            open(login, {{QStringLiteral("ledger_tolerance"), Decimal::parse(QStringLiteral("3")).value()}});
        QVERIFY(gateway);
        const auto ledger = gateway->ledger();
        QVERIFY(ledger.ok());
        QCOMPARE(ledger->unbalanced.size(), std::size_t(1)); // no limit makes a number of it
        QCOMPARE(ledger->books.front().off, qint64(1));
    }
}

QTEST_GUILESS_MAIN(TestRunningBalance)
#include "test_running_balance.moc"
