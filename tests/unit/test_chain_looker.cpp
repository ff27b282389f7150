// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rpc/node_chain_looker.h"
#include "models/rpc/node_pool.h"
#include "tests/support/fake_http.h"

#include <QJsonObject>
#include <QtTest>

using namespace countersign;
using Receipt = ChainLook::Receipt;

namespace {

const QString hash = QStringLiteral("0x") + QString(64, u'a');
const QString payer = QStringLiteral("0x") + QString(40, u'1');
const QString other = QStringLiteral("0x") + QString(40, u'2');

/// What a node answers; "" means it has no such thing, absent that it fails.
struct Node {
    QJsonValue receipt;
    QString latest = QStringLiteral("0x5");
    QString pending = QStringLiteral("0x5");
    QString balance = QStringLiteral("0x16345785d8a0000"); // 0.1
    bool up = true;
};

QJsonObject receiptWith(const char* status) {
    return {{QStringLiteral("status"), QLatin1String(status)}};
}

WalletConfig wallet(const QString& name, const QString& address, const QString& chain) {
    WalletConfig config;
    config.name = name;
    config.address = address;
    config.chain = chain;
    config.unit = QStringLiteral("ETH");
    config.low = *Decimal::parse(QStringLiteral("0.1"));
    return config;
}

} // namespace

class TestChainLooker : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init();
    void receipts_data();
    void receipts();
    void noncesAreTheHighest();
    void balanceAgainstLow();
    void nobodyAnswers();
    void oneOfTwoAnswers();
    void notConfigured();
    void withoutHashNoReceiptIsAsked();
    void whoPays();
    void itemsThatAskTheSame();
    void receiverGone();

  private:
    void serve(const QString& host, Node* node);
    ChainLook look(const WorkItem& item);
    static WorkItem item(const QString& txHash = hash);

    Node nodes_[2];
    std::unique_ptr<FakeHttp> http_;
    std::unique_ptr<NodePools> pools_;
    std::unique_ptr<NodeChainLooker> looker_;
};

void TestChainLooker::init() {
    looker_.reset();
    pools_.reset();
    http_ = std::make_unique<FakeHttp>();
    nodes_[0] = nodes_[1] = {};
    serve(QStringLiteral("a"), &nodes_[0]);
    serve(QStringLiteral("b"), &nodes_[1]);
    pools_ = std::make_unique<NodePools>(
        NodePools::Rpc{
            {QStringLiteral("1"), {QUrl(QStringLiteral("http://a/")), QUrl(QStringLiteral("http://b/"))}}},
        http_.get(), [] { return UnixMs{1'000'000}; }, NodePolicy());
    looker_ = std::make_unique<NodeChainLooker>(
        pools_.get(), std::vector{wallet(QStringLiteral("relayer"), payer, QStringLiteral("1"))}, nullptr,
        [] { return UnixMs{42}; });
}

void TestChainLooker::serve(const QString& host, Node* node) {
    http_->onNode(host, [node](const QString& method, const QJsonArray& params) -> std::optional<QJsonValue> {
        if (method == u"eth_chainId")
            return QJsonValue(QStringLiteral("0x1"));
        if (!node->up)
            return std::nullopt;
        if (method == u"eth_getTransactionReceipt")
            return node->receipt;
        if (method == u"eth_getTransactionCount")
            return QJsonValue(params[1].toString() == u"latest" ? node->latest : node->pending);
        if (method == u"eth_getBalance")
            return QJsonValue(node->balance);
        return std::nullopt;
    });
}

WorkItem TestChainLooker::item(const QString& txHash) {
    WorkItem item;
    item.txHash = txHash;
    return item;
}

ChainLook TestChainLooker::look(const WorkItem& item) {
    std::optional<ChainLook> result;
    looker_->look(this, item, [&](const ChainLook& seen) { result = seen; });
    [&] { QTRY_VERIFY(result.has_value()); }();
    return result.value_or(ChainLook());
}

void TestChainLooker::receipts_data() {
    QTest::addColumn<QJsonValue>("first");
    QTest::addColumn<QJsonValue>("second");
    QTest::addColumn<int>("receipt");
    QTest::addColumn<bool>("disagree");
    const QJsonValue mined = receiptWith("0x1");
    const QJsonValue reverted = receiptWith("0x0");
    const auto row = [](const char* name, const QJsonValue& a, const QJsonValue& b, Receipt receipt,
                        bool disagree) {
        QTest::newRow(name) << a << b << static_cast<int>(receipt) << disagree;
    };
    row("none", {}, {}, Receipt::None, false);
    row("mined", mined, mined, Receipt::Succeeded, false);
    row("reverted", reverted, reverted, Receipt::Reverted, false);
    row("one is behind", {}, mined, Receipt::Succeeded, true);
    row("the other is behind", mined, {}, Receipt::Succeeded, true);
    row("contradiction", mined, reverted, Receipt::Succeeded, true);
    row("no status", QJsonObject(), QJsonObject(), Receipt::Unreadable, false);
    row("nonsense", QStringLiteral("yes"), QStringLiteral("yes"), Receipt::Unreadable, false);
}

void TestChainLooker::receipts() {
    QFETCH(QJsonValue, first);
    QFETCH(QJsonValue, second);
    QFETCH(int, receipt);
    QFETCH(bool, disagree);
    nodes_[0].receipt = first;
    nodes_[1].receipt = second;
    const ChainLook seen = look(item());
    QVERIFY(seen.configured);
    QCOMPARE(static_cast<int>(seen.receipt), receipt);
    QCOMPARE(seen.nodesDisagree, disagree);
    QCOMPARE(seen.nodesAsked, 2);
    QCOMPARE(seen.nodesAnswered, 2);
    QVERIFY(seen.receiptSource.contains(QStringLiteral("http://a/")) &&
            seen.receiptSource.contains(QStringLiteral("http://b/")));
    QCOMPARE(*seen.at, 42);
}

void TestChainLooker::noncesAreTheHighest() {
    nodes_[0].latest = nodes_[0].pending = QStringLiteral("0x3"); // behind
    nodes_[1].latest = QStringLiteral("0x5");
    nodes_[1].pending = QStringLiteral("0x7");
    const ChainLook seen = look(item());
    QCOMPARE(*seen.nonceLatest, 5);
    QCOMPARE(*seen.noncePending, 7);
}

void TestChainLooker::balanceAgainstLow() {
    ChainLook seen = look(item());
    QCOMPARE(seen.walletName, QStringLiteral("relayer"));
    QVERIFY2(!*seen.walletBelowLow, "exactly low is not below it");
    QCOMPARE(seen.walletBalance, QStringLiteral("0.1 ETH"));
    nodes_[0].balance = QStringLiteral("0x16345785d89ffff"); // one wei less
    seen = look(item());
    QVERIFY(*seen.walletBelowLow);
    QVERIFY(!seen.itemLackedFunds);
    WorkItem failed = item();
    failed.lastError = QStringLiteral("insufficient funds for gas * price + value");
    QVERIFY(look(failed).itemLackedFunds);
}

void TestChainLooker::nobodyAnswers() {
    nodes_[0].up = nodes_[1].up = false;
    const ChainLook seen = look(item());
    QVERIFY(seen.configured);
    QCOMPARE(seen.receipt, Receipt::Unreadable);
    QCOMPARE(seen.nodesAnswered, 0);
    QVERIFY(!seen.nonceLatest && !seen.walletBelowLow);
}

void TestChainLooker::oneOfTwoAnswers() {
    nodes_[0].receipt = receiptWith("0x1");
    nodes_[1].up = false;
    const ChainLook seen = look(item());
    QCOMPARE(seen.receipt, Receipt::Succeeded);
    QCOMPARE(seen.nodesAsked, 2);
    QCOMPARE(seen.nodesAnswered, 1);
    QVERIFY(!seen.nodesDisagree);
}

void TestChainLooker::notConfigured() {
    WorkItem elsewhere = item();
    elsewhere.chainId = QStringLiteral("137");
    const ChainLook seen = look(elsewhere);
    QVERIFY(!seen.configured);
    QCOMPARE(seen.receipt, Receipt::NotAsked);
    QCOMPARE(http_->requests().size(), 0U);
}

void TestChainLooker::withoutHashNoReceiptIsAsked() {
    const ChainLook seen = look(item({}));
    QCOMPARE(seen.receipt, Receipt::NotAsked);
    QCOMPARE(*seen.nonceLatest, 5);
    const ChainLook odd = look(item(QStringLiteral("0x12; DROP")));
    QCOMPARE(odd.receipt, Receipt::NotAsked);
}

void TestChainLooker::whoPays() {
    looker_ = std::make_unique<NodeChainLooker>(
        pools_.get(), std::vector{wallet(QStringLiteral("elsewhere"), other, QStringLiteral("10")),
                                  wallet(QStringLiteral("first"), payer, QStringLiteral("1")),
                                  wallet(QStringLiteral("second"), other, QStringLiteral("1"))});
    QCOMPARE(look(item()).walletName, QStringLiteral("first"));
    WorkItem named = item();
    named.wallet = other.toUpper().replace(u'X', u'x');
    QCOMPARE(look(named).walletName, QStringLiteral("second"));
}

void TestChainLooker::itemsThatAskTheSame() {
    WorkItem one = item();
    one.txHash.clear();
    WorkItem two = one;
    two.id = QStringLiteral("another");
    two.wallet = QStringLiteral("0x") + QString(40, u'9'); // not one of ours: the same one pays
    QCOMPARE(looker_->questionAbout(one), looker_->questionAbout(two));
    two.txHash = hash;
    QVERIFY(looker_->questionAbout(one) != looker_->questionAbout(two));
    two = one;
    two.lastError = QStringLiteral("insufficient funds for gas");
    QVERIFY(looker_->questionAbout(one) != looker_->questionAbout(two));
}

void TestChainLooker::receiverGone() {
    bool delivered = false;
    auto receiver = std::make_unique<QObject>();
    looker_->look(receiver.get(), item(), [&](const ChainLook&) { delivered = true; });
    receiver.reset();
    QCOMPARE(look(item()).nodesAnswered, 2);
    QVERIFY(!delivered);
}

QTEST_GUILESS_MAIN(TestChainLooker)
#include "test_chain_looker.moc"
