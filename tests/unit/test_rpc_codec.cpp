// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rpc/codec.h"

#include <boost/multiprecision/cpp_int.hpp>

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QtTest>

using namespace countersign;

class TestRpcCodec : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void request();
    void goodReplies();
    void badReplies_data();
    void badReplies();
    void quantities_data();
    void quantities();
    void refusedQuantities_data();
    void refusedQuantities();
    void randomQuantitiesKeepEveryDigit();
    void integers();
    void forms();
    void serverTextIsMadeSafe();
};

void TestRpcCodec::request() {
    const auto json =
        QJsonDocument::fromJson(encodeRpcRequest(7, QStringLiteral("eth_call"), {1, QStringLiteral("x")}))
            .object();
    QCOMPARE(json[u"jsonrpc"].toString(), QStringLiteral("2.0"));
    QCOMPARE(json[u"id"].toInteger(), 7);
    QCOMPARE(json[u"method"].toString(), QStringLiteral("eth_call"));
    QCOMPARE(json[u"params"].toArray().size(), 2);
}

void TestRpcCodec::goodReplies() {
    const auto number = decodeRpcReply(R"({"jsonrpc":"2.0","id":3,"result":"0x10"})", 3, {});
    QVERIFY(number.ok() && !number->error);
    QCOMPARE(number->result.toString(), QStringLiteral("0x10"));
    const auto none = decodeRpcReply(R"({"jsonrpc":"2.0","id":3,"result":null})", 3, {});
    QVERIFY(none.ok() && none->result.isNull());
    const auto refused =
        decodeRpcReply(R"({"jsonrpc":"2.0","id":3,"error":{"code":-32000,"message":"no\nway"}})", 3, {});
    QVERIFY(refused.ok() && refused->error);
    QCOMPARE(refused->error->code, -32000);
    QCOMPARE(refused->error->message, QStringLiteral("no way"));
    QVERIFY(decodeRpcReply(R"({"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"parse"}})", 3, {})
                .ok());
}

void TestRpcCodec::badReplies_data() {
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char* body) { QTest::newRow(body) << QByteArray(body); };
    row("");
    row("null");
    row("[]");
    row("<html>");
    row(R"({"jsonrpc":"2.0","id":3})");
    row(R"({"jsonrpc":"2.0","id":4,"result":"0x1"})");
    row(R"({"jsonrpc":"2.0","id":"3","result":"0x1"})");
    row(R"({"jsonrpc":"2.0","id":3.5,"result":"0x1"})");
    row(R"({"jsonrpc":"1.0","id":3,"result":"0x1"})");
    row(R"({"jsonrpc":"2.0","result":"0x1"})");
    row(R"({"jsonrpc":"2.0","id":9,"error":{"code":1}})");
    row(R"({"jsonrpc":"2.0","id":3,"result":"0x1")");
    QTest::newRow("larger than a mebibyte") << QByteArray(maxRpcBodyBytes + 1, ' ');
    QTest::newRow("nested without end") << QByteArray(500'000, '[');
}

void TestRpcCodec::badReplies() {
    QFETCH(QByteArray, body);
    const auto reply = decodeRpcReply(body, 3, QStringLiteral("node"));
    QVERIFY(!reply.ok());
    QCOMPARE(reply.failure().where, QStringLiteral("node"));
}

void TestRpcCodec::quantities_data() {
    QTest::addColumn<QString>("hex");
    QTest::addColumn<QString>("decimal");
    QTest::newRow("zero") << QStringLiteral("0x0") << QStringLiteral("0");
    QTest::newRow("padded") << QStringLiteral("0x00ff") << QStringLiteral("255");
    QTest::newRow("two ether") << QStringLiteral("0x1bc16d674ec80000")
                               << QStringLiteral("2000000000000000000");
    QTest::newRow("beyond a double") << QStringLiteral("0x20000000000001")
                                     << QStringLiteral("9007199254740993");
    QTest::newRow("largest")
        << QStringLiteral("0x") + QString(64, u'f')
        << QStringLiteral("115792089237316195423570985008687907853269984665640564039457584007913129639935");
}

void TestRpcCodec::quantities() {
    QFETCH(QString, hex);
    QFETCH(QString, decimal);
    const auto value = hexToDecimal(hex);
    QVERIFY(value.ok());
    QCOMPARE(*value, decimal);
}

void TestRpcCodec::refusedQuantities_data() {
    QTest::addColumn<QJsonValue>("value");
    for (const char* text : {"", "0x", "10", "0xg", "-0x1", "0x-1", "0x 1", "0X1", "1x0"})
        QTest::newRow(text) << QJsonValue(QLatin1String(text));
    QTest::newRow("number") << QJsonValue(16);
    QTest::newRow("null") << QJsonValue();
    QTest::newRow("object") << QJsonValue(QJsonObject());
    QTest::newRow("257 bits") << QJsonValue(QStringLiteral("0x1") + QString(64, u'0'));
    QTest::newRow("other digits") << QJsonValue(QStringLiteral("0x\u0661"));
}

void TestRpcCodec::refusedQuantities() {
    QFETCH(QJsonValue, value);
    QVERIFY(!hexToDecimal(value).ok());
    QVERIFY(!hexToInteger(value).ok());
}

void TestRpcCodec::randomQuantitiesKeepEveryDigit() {
    QRandomGenerator random(20260101);
    for (int i = 0; i < 2'000; ++i) {
        QString hex;
        const int digits = random.bounded(1, 65);
        for (int d = 0; d < digits; ++d)
            hex += QString::number(random.bounded(16), 16);
        // The oracle adds digit by digit instead of parsing.
        boost::multiprecision::cpp_int wanted = 0;
        for (const QChar c : hex)
            wanted = wanted * 16 + c.digitValue() + (c.isLetter() ? c.unicode() - u'a' + 11 : 0);
        QCOMPARE(*hexToDecimal(QStringLiteral("0x") + hex), QString::fromStdString(wanted.str()));
    }
}

void TestRpcCodec::integers() {
    QCOMPARE(*hexToInteger(QStringLiteral("0x7fffffffffffffff")), std::numeric_limits<qint64>::max());
    QVERIFY(!hexToInteger(QStringLiteral("0x8000000000000000")).ok());
}

void TestRpcCodec::forms() {
    QVERIFY(isAddress(QStringLiteral("0x") + QString(40, u'a')));
    QVERIFY(!isAddress(QStringLiteral("0x") + QString(39, u'a')));
    QVERIFY(!isAddress(QString(42, u'a')));
    QVERIFY(isTransactionHash(QStringLiteral("0x") + QString(64, u'0')));
    QVERIFY(!isTransactionHash(QStringLiteral("0x") + QString(63, u'0') + u'g'));
}

void TestRpcCodec::serverTextIsMadeSafe() {
    QCOMPARE(safeServerText(QStringLiteral("a\u202eb\x1b[31m\r\n c")), QStringLiteral("a b [31m c"));
    QVERIFY(safeServerText(QString(10'000, u'x')).size() <= 200);
}

QTEST_GUILESS_MAIN(TestRpcCodec)
#include "test_rpc_codec.moc"
