// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rpc/node_pool.h"
#include "tests/support/fake_http.h"

#include <QtTest>

#include <algorithm>

using namespace countersign;

namespace {

const QString chain = QStringLiteral("1");
const QString a = QStringLiteral("a.example");
const QString b = QStringLiteral("b.example");
const QString c = QStringLiteral("c.example");

QUrl url(const QString& host) {
    return QUrl(QStringLiteral("https://%1/").arg(host));
}

/// A chain as a node sees it.
struct World {
    QString chainId = QStringLiteral("0x1");
    QString block = QStringLiteral("0x64");
    bool up = true;
};

const HealthLine& lineOf(const std::vector<HealthLine>& lines, const QString& host) {
    return *std::find_if(lines.begin(), lines.end(),
                         [&](const HealthLine& line) { return line.name.contains(host); });
}

QStringList detectors(const std::vector<Finding>& findings) {
    QStringList names;
    for (const Finding& finding : findings)
        names << finding.detector;
    names.sort();
    return names;
}

} // namespace

class TestNodePool : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init();
    void asksTheFirstThatIsWell();
    void goesOnToTheNextNode();
    void aRefusedMethodIsNoOutage();
    void wrongChainIsNeverUsed();
    void opensAndProbesAgain();
    void allDownIsOneFinding();
    void laggingNodeComesLast();
    void standingChainIsAFinding();
    void callAllComparesTwo();
    void unknownChainIsRefused();
    void receiverGone();
    void chainIsProvenOnceForMany();
    void rateLimitIsHonoured();
    void keysAreNotShown();

  private:
    void add(const QString& host, World* world);
    void tick(UnixMs ms) { now_ += ms; }
    Result<NodeAnswer> call(const QString& method = QStringLiteral("eth_gasPrice"));
    void probe();

    UnixMs now_ = 0;
    World worlds_[3];
    std::unique_ptr<FakeHttp> http_;
    std::unique_ptr<NodePools> pools_;
};

void TestNodePool::init() {
    now_ = 1'000'000;
    pools_.reset();
    http_ = std::make_unique<FakeHttp>();
    for (World& world : worlds_)
        world = {};
    add(a, &worlds_[0]);
    add(b, &worlds_[1]);
    add(c, &worlds_[2]);
    pools_ = std::make_unique<NodePools>(
        NodePools::Rpc{{chain, {url(a), url(b), url(c)}}}, http_.get(), [this] { return now_; },
        NodePolicy());
}

void TestNodePool::add(const QString& host, World* world) {
    http_->onNode(host, [world](const QString& method, const QJsonArray&) -> std::optional<QJsonValue> {
        if (method == u"eth_chainId")
            return QJsonValue(world->chainId);
        if (method == u"eth_blockNumber")
            return QJsonValue(world->block);
        if (method == u"eth_gasPrice")
            return QJsonValue(QStringLiteral("0x5"));
        return std::nullopt;
    });
}

Result<NodeAnswer> TestNodePool::call(const QString& method) {
    std::optional<Result<NodeAnswer>> result;
    pools_->call(this, chain, method, {}, [&](const Result<NodeAnswer>& answer) { result = answer; });
    [&] { QTRY_VERIFY(result.has_value()); }();
    return result.value_or(Result<NodeAnswer>(Failure{}));
}

void TestNodePool::probe() {
    QSignalSpy changed(pools_.get(), &NodePools::changed);
    pools_->probe();
    QCoreApplication::processEvents();
    for (int i = 0; i < 10; ++i)
        QCoreApplication::processEvents();
    QVERIFY(changed.count() > 0);
}

void TestNodePool::asksTheFirstThatIsWell() {
    const auto answer = call();
    QVERIFY(answer.ok());
    QCOMPARE(answer->result.toString(), QStringLiteral("0x5"));
    QCOMPARE(answer->from.source, QStringLiteral("chain 1 via https://a.example/"));
    QCOMPARE(http_->askedOf(a), 2); // chain id first
    QCOMPARE(http_->askedOf(b), 0);
    QVERIFY(call().ok());
    QCOMPARE(http_->askedOf(a), 3);
}

void TestNodePool::goesOnToTheNextNode() {
    http_->onHost(a, [](const HttpRequest&) { return FakeHttp::refused(); });
    http_->onHost(b, [](const HttpRequest&) { return FakeHttp::answer(502, "bad gateway"); });
    const auto answer = call();
    QVERIFY(answer.ok());
    QVERIFY(answer->from.source.contains(c));
    http_->forgetRequests();
    QVERIFY(call().ok());
    QCOMPARE(http_->askedOf(a), 0); // backing off
}

void TestNodePool::aRefusedMethodIsNoOutage() {
    const auto answer = call(QStringLiteral("eth_unknown"));
    QVERIFY(!answer.ok());
    QCOMPARE(answer.failure().kind, FailureKind::Missing);
    QVERIFY(call().ok());
    QVERIFY(pools_->findings().empty());
}

void TestNodePool::wrongChainIsNeverUsed() {
    worlds_[0].chainId = QStringLiteral("0x5");
    const auto answer = call();
    QVERIFY(answer.ok());
    QVERIFY(answer->from.source.contains(b));
    QCOMPARE(detectors(pools_->findings()), QStringList{QStringLiteral("rpc.wrong_chain")});
    QCOMPARE(pools_->findings()[0].evidence[u"chain_id"].toString(), QStringLiteral("5"));
    QCOMPARE(lineOf(pools_->lines(), a).state, HealthState::Bad);
    worlds_[0].chainId = QStringLiteral("0x1");
    probe();
    QVERIFY(pools_->findings().empty());
    QVERIFY(call()->from.source.contains(a));
}

void TestNodePool::opensAndProbesAgain() {
    http_->onHost(a, [](const HttpRequest&) { return FakeHttp::refused(); });
    for (int i = 0; i < 5; ++i) {
        probe();
        tick(8'000);
    }
    QVERIFY(lineOf(pools_->lines(), a).note.contains(QStringLiteral("circuit open")));
    QVERIFY(detectors(pools_->findings()).contains(QStringLiteral("rpc.node_down")));
    http_->forgetRequests();
    probe();
    QCOMPARE(http_->askedOf(a), 0);
    tick(60'000);
    add(a, &worlds_[0]);
    probe();
    QCOMPARE(lineOf(pools_->lines(), a).state, HealthState::Good);
    QVERIFY(pools_->findings().empty());
}

void TestNodePool::allDownIsOneFinding() {
    for (const QString& host : {a, b, c})
        http_->onHost(host, [](const HttpRequest&) { return FakeHttp::refused(); });
    const auto first = call();
    QVERIFY(!first.ok());
    QCOMPARE(first.failure().kind, FailureKind::Unreachable);
    tick(1'000);
    QVERIFY(!call().ok());
    QCOMPARE(detectors(pools_->findings()), QStringList{QStringLiteral("rpc.chain_down")});
    QCOMPARE(pools_->findings()[0].severity, Severity::P1);
    http_->forgetRequests();
    const auto held = call();
    QVERIFY(held.failure().what.contains(QStringLiteral("refused")));
    QCOMPARE(http_->requests().size(), 0U);
}

void TestNodePool::laggingNodeComesLast() {
    worlds_[1].block = worlds_[2].block = QStringLiteral("0x6a"); // 6 ahead of a
    probe();
    QVERIFY(call()->from.source.contains(b));
    QCOMPARE(detectors(pools_->findings()), QStringList{QStringLiteral("rpc.node_lags")});
    const HealthLine line = lineOf(pools_->lines(), a);
    QCOMPARE(line.state, HealthState::Warning);
    QVERIFY(line.note.contains(QStringLiteral("6 behind")));
    worlds_[0].block = QStringLiteral("0x65"); // 5 behind is allowed
    probe();
    QVERIFY(pools_->findings().empty());
}

void TestNodePool::standingChainIsAFinding() {
    probe();
    tick(120'000);
    probe();
    QVERIFY(pools_->findings().empty());
    tick(1'000);
    probe();
    QCOMPARE(detectors(pools_->findings()), QStringList{QStringLiteral("rpc.head_still")});
    QCOMPARE(*pools_->findings()[0].since, 1'000'000);
    worlds_[1].block = QStringLiteral("0x65");
    probe();
    QVERIFY(pools_->findings().empty());
}

void TestNodePool::callAllComparesTwo() {
    std::optional<std::vector<Result<NodeAnswer>>> results;
    pools_->callAll(this, chain, QStringLiteral("eth_gasPrice"), {}, [&](const auto& all) { results = all; });
    QTRY_VERIFY(results.has_value());
    QCOMPARE(results->size(), 2U);
    QVERIFY(results->at(0).ok() && results->at(1).ok());
    QVERIFY(results->at(0)->from.source != results->at(1)->from.source);
    QCOMPARE(http_->askedOf(c), 0);
}

void TestNodePool::unknownChainIsRefused() {
    std::optional<Result<NodeAnswer>> result;
    pools_->call(this, QStringLiteral("137"), QStringLiteral("eth_gasPrice"), {},
                 [&](const auto& answer) { result = answer; });
    QVERIFY2(!result, "the answer never comes before call() returns");
    QTRY_VERIFY(result.has_value());
    QCOMPARE(result->failure().kind, FailureKind::BadInput);
    QVERIFY(!pools_->has(QStringLiteral("137")));
}

void TestNodePool::receiverGone() {
    bool delivered = false;
    auto receiver = std::make_unique<QObject>();
    pools_->call(receiver.get(), chain, QStringLiteral("eth_gasPrice"), {},
                 [&](const auto&) { delivered = true; });
    receiver.reset();
    QVERIFY(call().ok());
    QVERIFY(!delivered);
}

void TestNodePool::chainIsProvenOnceForMany() {
    int answers = 0;
    for (int i = 0; i < 5; ++i)
        pools_->call(this, chain, QStringLiteral("eth_gasPrice"), {}, [&](const auto&) { ++answers; });
    QTRY_COMPARE(answers, 5);
    QCOMPARE(http_->askedOf(a), 6);
    tick(600'000);
    QVERIFY(call().ok());
    QCOMPARE(http_->askedOf(a), 8); // proven again after ten minutes
}

void TestNodePool::rateLimitIsHonoured() {
    http_->onHost(a, [](const HttpRequest&) {
        HttpAnswer answer = FakeHttp::answer(429, "");
        answer.retryAfterS = 300;
        return answer;
    });
    QVERIFY(call()->from.source.contains(b));
    add(a, &worlds_[0]);
    tick(299'000);
    http_->forgetRequests();
    QVERIFY(call().ok());
    QCOMPARE(http_->askedOf(a), 0);
    tick(1'000);
    probe();
    QVERIFY(http_->askedOf(a) > 0);
}

void TestNodePool::keysAreNotShown() {
    NodePools pools(
        {{chain, {QUrl(QStringLiteral("https://k.example/v3/0123456789abcdef0123?key=secretsecret"))}}},
        http_.get(), [this] { return now_; }, NodePolicy());
    pools.probe();
    QTRY_VERIFY(!pools.lines()[0].lastError.isEmpty());
    QCOMPARE(pools.lines()[0].name, QStringLiteral("https://k.example/v3/…?…"));
}

QTEST_GUILESS_MAIN(TestNodePool)
#include "test_node_pool.moc"
