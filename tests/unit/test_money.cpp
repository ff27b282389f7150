// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/money.h"
#include "models/domain/money_bag.h"

#include <QRandomGenerator>
#include <QTest>

using namespace countersign;

namespace {

Decimal dec(const QString& text) {
    return Decimal::parse(text).value();
}

/// Up to 78 digits with up to 30 of them after the point, as numeric(78, 30) holds.
QString randomText(QRandomGenerator& random) {
    QString text;
    const int whole = random.bounded(1, 49);
    for (int i = 0; i < whole; ++i)
        text += QChar(u'0' + random.bounded(10));
    const int places = random.bounded(31);
    if (places > 0)
        text += u'.';
    for (int i = 0; i < places; ++i)
        text += QChar(u'0' + random.bounded(10));
    return random.bounded(2) ? u'-' + text : text;
}

} // namespace

class TestMoney : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void keepsTextToTheLetter_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("zeros") << QStringLiteral("7.500000");
        QTest::newRow("30 places") << QStringLiteral("0.000000000000000000000000000001");
        QTest::newRow("78 digits") << QString(48, u'9') + QStringLiteral(".") + QString(30, u'9');
        QTest::newRow("negative") << QStringLiteral("-12.50");
        QTest::newRow("leading zeros") << QStringLiteral("000.10");
    }
    void keepsTextToTheLetter() {
        QFETCH(QString, text);
        QCOMPARE(dec(text).text(), text);
    }

    void refuses_data() {
        QTest::addColumn<QString>("text");
        for (const char* bad : {"", "-", "+", ".", "1.", ".5", "1.2.3", "1e5", "NaN", "Infinity", "-Infinity",
                                "1 000", "1,5", "0x10", " 1", "1 ", "--1", "\xd9\xa1\xd9\xa2"})
            QTest::newRow(bad) << QString::fromUtf8(bad);
        QTest::newRow("too long") << QString(maxDecimalDigits + 1, u'1');
        QTest::newRow("nul inside") << QStringLiteral("1\u00002");
    }
    void refuses() {
        QFETCH(QString, text);
        QVERIFY(!Decimal::parse(text).ok());
    }

    void comparesByValue() {
        QVERIFY(dec(QStringLiteral("1.50")) == dec(QStringLiteral("1.5")));
        QVERIFY(dec(QStringLiteral("-0.00")) == Decimal());
        QVERIFY(dec(QStringLiteral("-0")).isZero());
        QVERIFY(!dec(QStringLiteral("-0.000")).isNegative());
        QVERIFY(dec(QStringLiteral("9")) < dec(QStringLiteral("10")));
        QVERIFY(dec(QStringLiteral("-10")) < dec(QStringLiteral("-9")));
        QVERIFY(dec(QStringLiteral("0.1")) > dec(QStringLiteral("0.09999999999999999999999999999")));
        QVERIFY(dec(QStringLiteral("010")) == dec(QStringLiteral("10"))); // not octal
    }

    void canonicalText_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("canonical");
        const auto row = [](const QString& text, const QString& canonical) {
            QTest::newRow(qPrintable(text)) << text << canonical;
        };
        row(QStringLiteral("30"), QStringLiteral("30"));
        row(QStringLiteral("0.50"), QStringLiteral("0.5"));
        row(QStringLiteral("-7.2500"), QStringLiteral("-7.25"));
        row(QStringLiteral("+007"), QStringLiteral("7"));
        row(QStringLiteral("00.10"), QStringLiteral("0.1"));
        row(QStringLiteral("100"), QStringLiteral("100"));
        row(QStringLiteral("100.000"), QStringLiteral("100"));
        row(QStringLiteral("-0"), QStringLiteral("0"));
        row(QStringLiteral("0.000"), QStringLiteral("0"));
        row(QStringLiteral("-000.000"), QStringLiteral("0"));
        const QString smallest = QStringLiteral("0.") + QString(29, u'0') + u'1';
        row(smallest, smallest);
        const QString widest = QString(48, u'9') + u'.' + QString(30, u'9');
        row(widest, widest);
        row(QString(78, u'9'), QString(78, u'9'));
    }
    void canonicalText() {
        QFETCH(QString, text);
        QFETCH(QString, canonical);
        QCOMPARE(dec(text).canonicalText(), canonical);
        QVERIFY(dec(canonical) == dec(text));
    }

    void oneValueHasOneCanonicalText() {
        QRandomGenerator random(7);
        for (int i = 0; i < 2000; ++i) {
            const Decimal a = dec(randomText(random));
            const Decimal same = a + dec(QStringLiteral("0.") + QString(random.bounded(1, 40), u'0'));
            QCOMPARE(same.canonicalText(), a.canonicalText());
            QCOMPARE(dec(a.canonicalText()).canonicalText(), a.canonicalText());
        }
    }

    void addsExactly() {
        QCOMPARE((dec(QStringLiteral("0.1")) + dec(QStringLiteral("0.2"))).text(), QStringLiteral("0.3"));
        QCOMPARE((dec(QStringLiteral("7.500000")) - dec(QStringLiteral("7.5"))).text(),
                 QStringLiteral("0.000000"));
        QCOMPARE((dec(QStringLiteral("-1")) - dec(QStringLiteral("0.25"))).text(), QStringLiteral("-1.25"));
        QCOMPARE((dec(QStringLiteral("0.5")) - dec(QStringLiteral("0.75"))).text(), QStringLiteral("-0.25"));
        QCOMPARE(dec(QStringLiteral("-0.25")).negated().text(), QStringLiteral("0.25"));
        const QString nines = QString(78, u'9');
        QCOMPARE((dec(nines) + dec(QStringLiteral("1"))).text(), u'1' + QString(78, u'0'));
    }

    void addingAndTakingAwayEndsWhereItBegan() {
        QRandomGenerator random(42);
        for (int i = 0; i < 3000; ++i) {
            const Decimal a = dec(randomText(random));
            const Decimal b = dec(randomText(random));
            QVERIFY2(a + b - b == a, qPrintable(a.text() + u' ' + b.text()));
            QVERIFY(a + b == b + a);
            QVERIFY(a - b == (b - a).negated());
            QCOMPARE((a <=> b) == std::strong_ordering::less, (a - b).isNegative());
        }
    }

    void smallSumsAreThoseOfLargeOnes() {
        // Beside a number of forty digits everything is added the long way.
        const Decimal large = dec(u'1' + QString(40, u'0'));
        const QStringList texts{QStringLiteral("999999999999999999"),
                                QStringLiteral("-999999999999999999"),
                                QStringLiteral("99999999999.9999999"),
                                QStringLiteral("-0.000000000000001"),
                                QStringLiteral("100.000000"),
                                QStringLiteral("0"),
                                QStringLiteral("0.5"),
                                QStringLiteral("-123456789012345.67")};
        for (const QString& first : texts) {
            for (const QString& second : texts) {
                const Decimal a = dec(first), b = dec(second);
                const QByteArray pair = (first + u' ' + second).toUtf8();
                QVERIFY2(a + b == a + large + b - large, pair.constData());
                QVERIFY2(a - b == a + large - b - large, pair.constData());
                QVERIFY2((a <=> b) == (a + large <=> b + large), pair.constData());
            }
        }
    }

    void baseUnits() {
        const auto eth = Decimal::fromBaseUnits(QStringLiteral("1500000000000000000"), 18);
        QCOMPARE(eth->text(), QStringLiteral("1.500000000000000000"));
        QVERIFY(*eth == dec(QStringLiteral("1.5")));
        QCOMPARE(Decimal::fromBaseUnits(QStringLiteral("1"), 18)->text(),
                 QStringLiteral("0.000000000000000001"));
        QVERIFY(!Decimal::fromBaseUnits(QStringLiteral("1.5"), 18).ok());
        QVERIFY(!Decimal::fromBaseUnits(QStringLiteral("1"), -1).ok());
    }

    void aBagNeverMixesCurrencies() {
        MoneyBag bag;
        bag.add(Money{dec(QStringLiteral("7.5")), QStringLiteral("USDC")});
        bag.add(Money{dec(QStringLiteral("-7.5")), QStringLiteral("USD")});
        bag.add(Money{dec(QStringLiteral("0.25")), QStringLiteral("USDC")});
        QCOMPARE(bag.amounts().size(), size_t(2));
        QCOMPARE(bag.amounts()[0].amount.text(), QStringLiteral("-7.5"));
        QCOMPARE(bag.amounts()[1].amount.text(), QStringLiteral("7.75"));
        QCOMPARE(bag.largest().text(), QStringLiteral("7.75"));
    }
};

QTEST_GUILESS_MAIN(TestMoney)
#include "test_money.moc"
