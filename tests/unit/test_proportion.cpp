// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/ledger.h"
#include "models/domain/proportion.h"

#include <QTest>

using namespace countersign;

namespace {

Decimal dec(const char* text) {
    return Decimal::parse(QString::fromLatin1(text)).value();
}

} // namespace

/// Where an amount is drawn, and what a sum of zero hides.
class TestProportion : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void isExactAndWithinItsParts_data() {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("whole");
        QTest::addColumn<int>("parts");
        const auto row = [](const char* value, const char* whole, int parts) {
            QTest::newRow(value) << QString::fromLatin1(value) << QString::fromLatin1(whole) << parts;
        };
        row("0.25", "1", 250);
        row("0.0999999999999999999999", "0.1", 999);
        row("1", "1", 1000);
        row("2", "1", 1000);
        row("-1", "1", 0);
        row("0", "1", 0);
        row("5", "0", 0);
        row("0.08", "0.8", 100); // leading zeros are no octal
        row("33333333333333333333333333333333333333.1", "100000000000000000000000000000000000000", 333);
    }
    void isExactAndWithinItsParts() {
        QFETCH(QString, value);
        QFETCH(QString, whole);
        QTEST(proportion(dec(value.toLatin1()), dec(whole.toLatin1()), 1000), "parts");
    }

    void aZeroHidesOnlyWhatIsOfItsBookAndCurrency() {
        const QString book = QStringLiteral("b");
        const QString usd = QStringLiteral("USD");
        const QString eur = QStringLiteral("EUR");
        const QString zero = QStringLiteral("sum_zero");
        LedgerSnapshot snapshot;
        snapshot.books = {{book, zero, {dec("0.00"), usd}, 4},
                          {book, zero, {dec("1"), eur}, 1},
                          {QStringLiteral("other"), zero, {dec("0"), usd}, 2},
                          {QStringLiteral("running"), QStringLiteral("running_balance"), {dec("0"), usd}, 2}};
        snapshot.unbalanced = {
            {book, {}, QStringLiteral("r1"), usd, Money{dec("7.5"), usd}, 1, {}},
            {book, {}, QStringLiteral("r2"), usd, Money{dec("-7.5"), usd}, 1, {}},
            {book, {}, QStringLiteral("r3"), eur, Money{dec("1"), eur}, 1, {}},
            {QStringLiteral("running"), {}, QStringLiteral("r4"), usd, Money{dec("1"), usd}, 1, {}}};
        const auto hidden = hiddenImbalances(snapshot);
        QCOMPARE(hidden.size(), 1U);
        QCOMPARE(hidden.front(), (HiddenImbalance{book, usd, 2}));
    }
};

QTEST_GUILESS_MAIN(TestProportion)
#include "test_proportion.moc"
