// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/verdict.h"
#include "models/rpc/node_chain_looker.h"
#include "models/rpc/node_pool.h"
#include "tests/support/fake_http.h"

#include <QJsonObject>
#include <QtTest>

using namespace countersign;

namespace {

const QString token = QStringLiteral("0x3c499c542cEF5E3811e1192ce70d8cC03d5c3359");
const QString depositor = QStringLiteral("0x") + QString(39, u'0') + u'7';

/// What one node answers.
struct Node {
    QString balance = QStringLiteral("0x") + QString(58, u'0') + QStringLiteral("989680"); // 10 USDC
    QString latest = QStringLiteral("0x5");
    QString pending = QStringLiteral("0x5");
    bool up = true;
    QJsonObject asked; ///< the last eth_call
};

std::shared_ptr<const KindPack> kindWithLook() {
    auto kind = std::make_shared<KindPack>();
    KindItem item;
    item.kind = QStringLiteral("deposit");
    KindLook look;
    look.name = QStringLiteral("token_balance");
    look.chain = QStringLiteral("137");
    look.contracts = {{QStringLiteral("USDC"), token}};
    look.contractField = QStringLiteral("currency");
    look.argumentField = look.nonceField = QStringLiteral("wallet");
    look.call = QStringLiteral("balanceOf(address)");
    look.decimals = 6;
    look.unit = QStringLiteral("USDC");
    look.zeroReason = QStringLiteral("nothing-to-sweep");
    look.positiveReason = QStringLiteral("balance-to-sweep");
    look.atLeast = QStringLiteral("amount");
    look.lessReason = QStringLiteral("less-than-deposit");
    item.looks = {look};
    kind->items = {item};
    return kind;
}

WorkItem deposit(const QString& currency = QStringLiteral("USDC"), const char* amount = "10") {
    WorkItem item;
    item.kind = QStringLiteral("deposit");
    item.wallet = depositor;
    item.money = Money{*Decimal::parse(QString::fromLatin1(amount)), currency};
    return item;
}

Verdict wanting(const QString& settledBy = QStringLiteral("look:token_balance")) {
    Verdict verdict;
    verdict.kind = VerdictKind::Unknown;
    verdict.reason = QStringLiteral("balance-not-known");
    verdict.settledBy = settledBy;
    verdict.fingerprint = QStringLiteral("f");
    return verdict;
}

} // namespace

/// A judge leaves one thing open; only two nodes that agree close it.
class TestContractLooks : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init();
    void positiveIsSafe();
    void lessThanTheItemIsNotKnown();
    void theCallIsBalanceOf();
    void others_data();
    void others();
    void onlyWhatTheJudgeWants();
    void whatNobodyAsked();

  private:
    ChainLook look(const WorkItem& item);
    std::array<Node, 2> nodes_;
    std::unique_ptr<FakeHttp> http_;
    std::unique_ptr<NodePools> pools_;
    std::unique_ptr<NodeChainLooker> looker_;
};

void TestContractLooks::init() {
    looker_.reset();
    pools_.reset();
    http_ = std::make_unique<FakeHttp>();
    nodes_ = {};
    for (size_t i = 0; i < nodes_.size(); ++i) {
        http_->onNode(QStringLiteral("node%1").arg(i),
                      [node = &nodes_[i]](const QString& method,
                                          const QJsonArray& params) -> std::optional<QJsonValue> {
                          if (method == u"eth_chainId")
                              return QJsonValue(QStringLiteral("0x89"));
                          if (!node->up)
                              return std::nullopt;
                          if (method == u"eth_call") {
                              node->asked = params[0].toObject();
                              return QJsonValue(node->balance);
                          }
                          if (method == u"eth_getTransactionCount")
                              return QJsonValue(params[1].toString() == u"latest" ? node->latest
                                                                                  : node->pending);
                          return std::nullopt;
                      });
    }
    pools_ = std::make_unique<NodePools>(
        NodePools::Rpc{{QStringLiteral("137"),
                        {QUrl(QStringLiteral("http://node0/")), QUrl(QStringLiteral("http://node1/"))}}},
        http_.get(), [] { return UnixMs{1'000'000}; }, NodePolicy());
    looker_ = std::make_unique<NodeChainLooker>(pools_.get(), std::vector<WalletConfig>{}, kindWithLook(),
                                                [] { return UnixMs{42}; });
}

ChainLook TestContractLooks::look(const WorkItem& item) {
    std::optional<ChainLook> result;
    looker_->look(this, item, [&](const ChainLook& seen) { result = seen; });
    [&] { QTRY_VERIFY(result.has_value()); }();
    return result.value_or(ChainLook());
}

void TestContractLooks::positiveIsSafe() {
    const Verdict verdict = combineVerdict(wanting(), look(deposit()));
    QCOMPARE(verdictName(verdict.kind), QStringLiteral("SAFE"));
    QCOMPARE(verdict.reason, QStringLiteral("balance-to-sweep"));
    const auto line = std::find_if(verdict.evidence.begin(), verdict.evidence.end(),
                                   [](const auto& one) { return one.check == u"token_balance"; });
    QVERIFY(line != verdict.evidence.end());
    QVERIFY(line->answer == Answer::Yes);
    QCOMPARE(line->value, QStringLiteral("10 USDC"));
    QVERIFY(line->source.contains(QStringLiteral("node0")) && line->source.contains(QStringLiteral("node1")));
}

/// Dust, or the next deposit, must not pass for the money that is missed; a fraction the chain does not know
/// may.
void TestContractLooks::lessThanTheItemIsNotKnown() {
    const QString usdc = QStringLiteral("USDC");
    QCOMPARE(combineVerdict(wanting(), look(deposit(usdc, "10.0000000000000004"))).kind, VerdictKind::Safe);
    QCOMPARE(combineVerdict(wanting(), look(deposit(usdc, "9"))).kind, VerdictKind::Safe);
    for (const char* amount : {"10.000001", "99999999999999999999999999999999999"}) {
        const Verdict verdict = combineVerdict(wanting(), look(deposit(usdc, amount)));
        QCOMPARE(verdict.kind, VerdictKind::Unknown);
        QCOMPARE(verdict.reason, QStringLiteral("less-than-deposit"));
        QVERIFY(!verdict.settledBy.isEmpty() && wantedLook(verdict).isEmpty());
    }
    WorkItem odd = deposit();
    odd.money.reset(); // no amount, or one that is no number
    QCOMPARE(combineVerdict(wanting(), look(odd)).kind, VerdictKind::Unknown);
}

/// Contract ABI: the first four bytes of keccak("balanceOf(address)") are 70a08231, the address fills 32
/// bytes.
void TestContractLooks::theCallIsBalanceOf() {
    (void)look(deposit());
    QCOMPARE(nodes_[0].asked.value(QStringLiteral("to")).toString(), token);
    QCOMPARE(nodes_[0].asked.value(QStringLiteral("data")).toString(),
             QStringLiteral("0x70a08231") + QString(63, u'0') + u'7');
}

void TestContractLooks::others_data() {
    QTest::addColumn<QString>("balance0");
    QTest::addColumn<QString>("balance1");
    QTest::addColumn<QString>("pending");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QString>("said");
    const QString ten = Node().balance;
    const QString zero = QStringLiteral("0x") + QString(64, u'0');
    const auto row = [](const char* name, const QString& first, const QString& second, const char* pending,
                        const char* currency, const char* said) {
        QTest::newRow(name) << first << second << QString::fromLatin1(pending)
                            << QString::fromLatin1(currency) << QString::fromLatin1(said);
    };
    row("nothing there", zero, zero, "0x5", "USDC", "UNSAFE nothing-to-sweep");
    row("nodes disagree", ten, zero, "0x5", "USDC", "UNKNOWN nodes-disagree balance-not-known");
    row("one is silent", ten, {}, "0x5", "USDC", "UNKNOWN balance-not-known");
    row("one is silent, the other sees nothing", zero, {}, "0x5", "USDC", "UNSAFE nothing-to-sweep");
    row("both are silent", {}, {}, "0x5", "USDC", "UNKNOWN balance-not-known");
    row("no contract there", QStringLiteral("0x"), QStringLiteral("0x"), "0x5", "USDC",
        "UNKNOWN balance-not-known");
    row("not a number", QStringLiteral("0x") + QString(128, u'f'), ten, "0x5", "USDC",
        "UNKNOWN balance-not-known");
    row("a transaction on its way", ten, ten, "0x6", "USDC", "WAIT nonce-gap");
    row("another currency", ten, ten, "0x5", "DAI", "UNKNOWN balance-not-known");
}

void TestContractLooks::others() {
    QFETCH(QString, balance0);
    QFETCH(QString, balance1);
    QFETCH(QString, pending);
    QFETCH(QString, currency);
    QFETCH(QString, said);
    nodes_[0].balance = balance0;
    nodes_[1].balance = balance1;
    nodes_[0].up = !balance0.isEmpty();
    nodes_[1].up = !balance1.isEmpty();
    nodes_[0].pending = pending;
    const Verdict verdict = combineVerdict(wanting(), look(deposit(currency)));
    const QStringList words = said.split(u' ');
    QCOMPARE(verdictName(verdict.kind), words[0]);
    QVERIFY2(words.mid(1).contains(verdict.reason), qPrintable(verdict.reason));
}

void TestContractLooks::onlyWhatTheJudgeWants() {
    const ChainLook seen = look(deposit());
    QCOMPARE(verdictName(combineVerdict(wanting(QStringLiteral("look:other")), seen).kind),
             QStringLiteral("UNKNOWN"));
    QCOMPARE(verdictName(combineVerdict(wanting(QStringLiteral("two people")), seen).kind),
             QStringLiteral("UNKNOWN"));
    Verdict unsafe = wanting();
    unsafe.kind = VerdictKind::Unsafe;
    QCOMPARE(verdictName(combineVerdict(unsafe, seen).kind), QStringLiteral("UNSAFE"));
    QVERIFY(restsOnChain(wanting(), false));
}

void TestContractLooks::whatNobodyAsked() {
    WorkItem odd = deposit();
    odd.wallet = QStringLiteral("0x12; DROP");
    QCOMPARE(verdictName(combineVerdict(wanting(), look(odd)).kind), QStringLiteral("UNKNOWN"));
    QVERIFY(nodes_[0].asked.isEmpty());
    QCOMPARE(verdictName(combineVerdict(wanting(), ChainLook{}).kind), QStringLiteral("UNKNOWN"));
    WorkItem another = deposit();
    another.wallet = QStringLiteral("0x") + QString(40, u'9');
    QVERIFY(looker_->questionAbout(another) != looker_->questionAbout(deposit()));
}

QTEST_GUILESS_MAIN(TestContractLooks)
#include "test_contract_looks.moc"
