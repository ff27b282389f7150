// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/destination_checks.h"
#include "models/domain/keccak.h"

#include <QTest>

using namespace countersign;

/// Keccak-256 by known answers, and the checksum of EIP-55 by its own examples.
class TestDestinationChecks : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void keccak_data();
    void keccak();
    void forms_data();
    void forms();
    void everyWrongLetter();
    void lines();
    void treasury();
};

void TestDestinationChecks::keccak_data() {
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("hash");
    QTest::newRow("empty") << QByteArray()
                           << QByteArray("c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
    QTest::newRow("abc") << QByteArray("abc")
                         << QByteArray("4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45");
    // the selector of transfer(address,uint256) is a9059cbb: known to everybody who has read a transaction
    QTest::newRow("transfer") << QByteArray("transfer(address,uint256)")
                              << QByteArray(
                                     "a9059cbb2ab09eb219583f4a59a5d0623ade346d962bcd4e46b11da047c9049b");
    // one octet less than a block, a block, and one more
    QTest::newRow("135") << QByteArray(135, 'a') << QByteArray();
    QTest::newRow("136") << QByteArray(136, 'a') << QByteArray();
    QTest::newRow("137") << QByteArray(137, 'a') << QByteArray();
}

void TestDestinationChecks::keccak() {
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, hash);
    const QByteArray got = keccak256(input).toHex();
    QCOMPARE(got.size(), 64);
    if (!hash.isEmpty())
        QCOMPARE(got, hash);
    QVERIFY(got != keccak256(input + 'a').toHex());
}

void TestDestinationChecks::forms_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("form");
    const auto row = [](const char* name, const char* text, AddressForm form) {
        QTest::newRow(name) << QString::fromLatin1(text) << static_cast<int>(form);
    };
    // the examples of EIP-55
    for (const char* good :
         {"0x52908400098527886E0F7030069857D2E4169EE7", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
          "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359", "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
          "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb"})
        row(good, good,
            QString::fromLatin1(good).mid(2) == QString::fromLatin1(good).mid(2).toUpper()
                ? AddressForm::NoChecksum
                : AddressForm::Good);
    row("lower", "0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359", AddressForm::NoChecksum);
    row("one letter's case", "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5D359", AddressForm::BadChecksum);
    row("too short", "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d35", AddressForm::NotAnAddress);
    row("no prefix", "fB6916095ca1df60bB79Ce92cE3Ea74c37c5d359", AddressForm::NotAnAddress);
    row("line end", "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359\n", AddressForm::NotAnAddress);
    row("empty", "", AddressForm::NotAnAddress);
    row("an account", "DE89370400440532013000", AddressForm::NotAnAddress);
}

void TestDestinationChecks::forms() {
    QFETCH(QString, text);
    QFETCH(int, form);
    QCOMPARE(static_cast<int>(ethereumAddressForm(text)), form);
}

void TestDestinationChecks::everyWrongLetter() {
    const QString good = QStringLiteral("0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB");
    for (qsizetype i = 2; i < good.size(); ++i) {
        if (!good[i].isLetter())
            continue;
        QString other = good;
        other[i] = good[i].isUpper() ? good[i].toLower() : good[i].toUpper();
        QCOMPARE(ethereumAddressForm(other), AddressForm::BadChecksum);
    }
}

void TestDestinationChecks::lines() {
    const Decimal one = Decimal::parse(QStringLiteral("1")).value();
    const auto line = [&](const char* id, const char* destination, const char* method) {
        return PayoutLine{QString::fromLatin1(id), QString::fromLatin1(destination),
                          QString::fromLatin1(method), one, QStringLiteral("USD")};
    };
    std::vector<PayoutCheck> checks;
    addDestinationChecks({line("good", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "ONCHAIN_USDC"),
                          line("wrong", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD", "ONCHAIN_USDC"),
                          line("none", "0x12", "ONCHAIN_USDT"),
                          line("bank", "DE89370400440532013000", "WIRE")},
                         checks);
    QCOMPARE(static_cast<int>(checks.size()), 2);
    QCOMPARE(checks[0].line, QStringLiteral("wrong"));
    QCOMPARE(checks[0].name, QStringLiteral("address-checksum"));
    QCOMPARE(checks[1].name, QStringLiteral("address-malformed"));
}

void TestDestinationChecks::treasury() {
    const auto amount = [](const char* text) { return Decimal::parse(QString::fromLatin1(text)).value(); };
    PayoutContent content;
    content.source = QStringLiteral("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
    content.currency = QStringLiteral("ETH");
    content.total = amount("1.000000000000000001");
    WalletState wallet;
    wallet.address = content.source.toLower();
    wallet.unit = QStringLiteral("ETH");
    const auto found = [&] {
        std::vector<PayoutCheck> checks;
        addTreasuryCheck(content, {wallet}, checks);
        return static_cast<int>(checks.size());
    };
    QCOMPARE(found(), 0); // never read: unknown is not short
    wallet.balance = amount("1");
    QCOMPARE(found(), 1);
    wallet.balance = amount("1.000000000000000001");
    QCOMPARE(found(), 0);
    wallet.balance = amount("0");
    wallet.unit = QStringLiteral("USDC"); // another currency says nothing
    QCOMPARE(found(), 0);
}

QTEST_GUILESS_MAIN(TestDestinationChecks)
#include "test_destination_checks.moc"
