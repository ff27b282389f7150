// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/canonical.h"
#include "models/trust/canonical_reader.h"

#include <QTest>

using namespace countersign;

namespace {

QString why(const Failure& failure) {
    return englishSentence(failure);
}

} // namespace

/// Bytes and meaning must be one to one: nothing but what CanonicalBytes writes may be read.
class TestCanonicalReader : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void readsWhatWasWritten() {
        CanonicalBytes item;
        item.add("line", QStringLiteral("l1"));
        CanonicalBytes bytes(QStringLiteral("t"));
        bytes.add("text", QStringLiteral("ä\n=1:\U0001f600"))
            .add("empty", QString())
            .add("n", -5)
            .add("amount", Decimal::parse(QStringLiteral("-00.50")).value())
            .addHex("nonce", QByteArray("\x00\xff", 2))
            .addList("lines", "line", {item, item});
        CanonicalReader reader(bytes.bytes());
        QCOMPARE(reader.takeText("type").value(), QStringLiteral("t"));
        QCOMPARE(reader.takeText("text").value(), QStringLiteral("ä\n=1:\U0001f600"));
        QCOMPARE(reader.takeText("empty").value(), QString());
        QCOMPARE(reader.takeInteger("n").value(), -5);
        QCOMPARE(reader.takeDecimal("amount").value().text(), QStringLiteral("-0.5"));
        QCOMPARE(reader.takeHex("nonce", 2).value(), QByteArray("\x00\xff", 2));
        QVERIFY(!reader.atEnd());
        const auto items = reader.takeList("lines", "line", 2);
        QCOMPARE(items->size(), size_t(2));
        QCOMPARE(items->front(), item.bytes());
        QVERIFY(reader.atEnd());
        QVERIFY(reader.finish().ok());
    }

    void refusesOtherOctets_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("another name") << QByteArray("m=1:x\n");
        QTest::newRow("longer name") << QByteArray("nn=1:x\n");
        QTest::newRow("upper case") << QByteArray("N=1:x\n");
        QTest::newRow("space before") << QByteArray(" n=1:x\n");
        QTest::newRow("space in the length") << QByteArray("n= 1:x\n");
        QTest::newRow("leading zero") << QByteArray("n=01:x\n");
        QTest::newRow("plus") << QByteArray("n=+1:x\n");
        QTest::newRow("negative") << QByteArray("n=-1:x\n");
        QTest::newRow("minus nothing") << QByteArray("n=-0:\n");
        QTest::newRow("no length") << QByteArray("n=:x\n");
        QTest::newRow("no colon") << QByteArray("n=1");
        QTest::newRow("hexadecimal") << QByteArray("n=0x1:x\n");
        QTest::newRow("too long") << QByteArray("n=2:x\n");
        QTest::newRow("too short") << QByteArray("n=0:x\n");
        QTest::newRow("endless") << QByteArray("n=99999999999999999999:x\n");
        QTest::newRow("4 GiB") << QByteArray("n=4294967297:x\n");
        QTest::newRow("no line feed") << QByteArray("n=1:x");
        QTest::newRow("carriage return") << QByteArray("n=1:x\r\n");
        QTest::newRow("something after") << QByteArray("n=1:x\n\n");
        QTest::newRow("twice") << QByteArray("n=1:x\nn=1:x\n");
        QTest::newRow("lone continuation") << QByteArray("n=1:\x80\n");
        QTest::newRow("overlong") << QByteArray("n=2:\xc0\xaf\n");
        QTest::newRow("surrogate") << QByteArray("n=3:\xed\xa0\x80\n");
        QTest::newRow("past Unicode") << QByteArray("n=4:\xf4\x90\x80\x80\n");
        QTest::newRow("cut") << QByteArray("n=2:\xe2\x82\n");
    }
    void refusesOtherOctets() {
        QFETCH(QByteArray, bytes);
        CanonicalReader reader(bytes, QStringLiteral("record"));
        QString text;
        reader.text("n", text);
        const Status status = reader.finish();
        QVERIFY(!status.ok());
        QVERIFY2(why(status.failure()).startsWith(QStringLiteral("record, field “")),
                 qPrintable(why(status.failure())));
        QVERIFY(!reader.atEnd());
    }

    void keepsAByteOrderMark() {
        CanonicalReader reader("n=4:\xef\xbb\xbfx\n");
        QCOMPARE(reader.takeText("n").value(), QStringLiteral("\ufeffx"));
    }

    void refusesOtherNumbers() {
        for (const char* bad :
             {"", "01", "+1", "-0", "1 ", " 1", "1.0", "1e3", "0x1", "9223372036854775808", "--1"}) {
            const QByteArray value(bad);
            CanonicalReader reader("n=" + QByteArray::number(value.size()) + ':' + value + '\n');
            QVERIFY2(!reader.takeInteger("n").ok(), bad);
        }
        for (const char* bad :
             {"", "1.50", "01", "+1", "-0", "0.0", ".5", "1.", "1e3", "NaN", "1,5", "-00.1", "\xd9\xa1"}) {
            const QByteArray value(bad);
            CanonicalReader reader("n=" + QByteArray::number(value.size()) + ':' + value + '\n');
            QVERIFY2(!reader.takeDecimal("n").ok(), bad);
        }
        CanonicalReader reader("n=20:-9223372036854775808\n");
        QCOMPARE(reader.takeInteger("n").value(), std::numeric_limits<qint64>::min());
    }

    void refusesOtherHexadecimals() {
        for (const char* bad : {"", "0", "0g", "FF", "ffff", "f f", " ff"}) {
            const QByteArray value(bad);
            CanonicalReader reader("n=" + QByteArray::number(value.size()) + ':' + value + '\n');
            QVERIFY2(!reader.takeHex("n", 1).ok(), bad);
        }
    }

    void refusesOtherLists() {
        QVERIFY(!CanonicalReader("c=1:2\ni=0:\n").takeList("c", "i", 9).ok());
        QVERIFY(!CanonicalReader("c=1:2\ni=0:\ni=0:\n").takeList("c", "i", 1).ok());
        QVERIFY(!CanonicalReader("c=2:-1\n").takeList("c", "i", 9).ok());
        QVERIFY(!CanonicalReader("c=18:999999999999999999\n").takeList("c", "i", 9).ok());
        CanonicalReader more("c=1:1\ni=0:\ni=0:\n");
        QVERIFY(more.takeList("c", "i", 9).ok());
        QVERIFY(!more.finish().ok());
    }

    void theFirstRefusalStays() {
        CanonicalReader reader("a=1:x\nb=1:y\n");
        QVERIFY(!reader.takeInteger("a").ok());
        const auto second = reader.takeText("b");
        QVERIFY(!second.ok());
        QVERIFY(second.failure().where.contains(QStringLiteral("“a”")));
        QVERIFY(reader.refused());
        QVERIFY(!reader.finish().ok());
    }
};

QTEST_GUILESS_MAIN(TestCanonicalReader)
#include "test_canonical_reader.moc"
