// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/endpoint_watcher.h"
#include "tests/support/fake_http.h"

#include <QtTest>

#include <algorithm>

using namespace countersign;

namespace {

EndpointConfig endpoint(const char* type) {
    return {QLatin1String(type), QUrl(QStringLiteral("http://%1/page").arg(QLatin1String(type)))};
}

KindSignal signal(const char* name, const char* metric, bool expected) {
    KindSignal rule;
    rule.name = QLatin1String(name);
    rule.metrics = {QLatin1String(metric)};
    rule.expected = expected;
    return rule;
}

KindEndpoints rules() {
    KindSignal balance = signal("balance", "balance_eth", true);
    balance.metrics << QStringLiteral("balance_old");
    balance.warnBelow = QStringLiteral("0.2");
    balance.badBelow = QStringLiteral("0.1");
    KindSignal depth = signal("depth", "queue_depth", true);
    depth.badAbove = QStringLiteral("500");
    KindSignal cents = signal("difference", "difference_cents", false);
    cents.divisor = QStringLiteral("100");
    KindSignal failed = signal("failed", "intents", false);
    failed.labels = {{QStringLiteral("status"), QStringLiteral("FAILED")}};
    KindEndpoints rules;
    rules.signalRules = {balance, depth, cents, failed};
    return rules;
}

QStringList detectors(const EndpointWatcher& watcher) {
    QStringList names;
    for (const Finding& finding : watcher.findings())
        names << finding.detector + u' ' + finding.subjectId;
    names.sort();
    return names;
}

} // namespace

class TestEndpointWatcher : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init();
    void readsSignals();
    void missingMetricIsAFindingNeverZero();
    void limitsAreFindings();
    void secondNameIsFound();
    void badMetricsPages_data();
    void badMetricsPages();
    void pageDownKeepsLastValuesButSaysSo();
    void oneLostAnswerIsNoOutage();
    void keepsItsPace();
    void honoursRetryAfter();
    void spreadsWhatIsLeftOfTheLimit();
    void healthPages_data();
    void healthPages();
    void standingBlock();
    void mockMode();
    void readyNamesWhatIsNot();
    void nothingConfigured();

  private:
    void watch(const std::vector<EndpointConfig>& endpoints);
    void serve(const char* host, const HttpAnswer& answer);
    void poll();

    UnixMs now_ = 0;
    std::unique_ptr<FakeHttp> http_;
    std::unique_ptr<EndpointWatcher> watcher_;
};

void TestEndpointWatcher::init() {
    now_ = 1'000'000;
    watcher_.reset();
    http_ = std::make_unique<FakeHttp>();
}

void TestEndpointWatcher::watch(const std::vector<EndpointConfig>& endpoints) {
    watcher_ = std::make_unique<EndpointWatcher>(
        endpoints, rules(), http_.get(), [this] { return now_; }, EndpointPace());
}

void TestEndpointWatcher::serve(const char* host, const HttpAnswer& answer) {
    http_->onHost(QLatin1String(host), [answer](const HttpRequest&) { return answer; });
}

/// Asks what is due, and waits for the answers.
void TestEndpointWatcher::poll() {
    http_->forgetRequests();
    QSignalSpy changed(watcher_.get(), &EndpointWatcher::changed);
    watcher_->pollDue();
    const int asked = static_cast<int>(http_->requests().size());
    QTRY_COMPARE(changed.count(), asked);
}

void TestEndpointWatcher::readsSignals() {
    watch({endpoint("metrics")});
    serve("metrics",
          FakeHttp::answer(
              200,
              "balance_eth 0.3\nqueue_depth{queue=\"a\"} 7\nqueue_depth{queue=\"b\"} 8\n"
              "difference_cents 250\nintents{status=\"OK\"} 1\nintents{status=\"FAILED\",type=\"X\"} 2\n"));
    poll();
    const auto& values = watcher_->signalValues();
    QCOMPARE(values.size(), 5U);
    QCOMPARE(values[0].text, QStringLiteral("0.3"));
    QCOMPARE(values[0].state, HealthState::Good);
    QCOMPARE(values[0].from.readAt, 1'000'000);
    QCOMPARE(values[1].series, QStringLiteral("queue=a"));
    QCOMPARE(values[2].series, QStringLiteral("queue=b"));
    QCOMPARE(values[3].text, QStringLiteral("2.5"));
    QCOMPARE(values[4].series, QStringLiteral("type=X"));
    QCOMPARE(values[4].value, 2.0);
    QVERIFY(watcher_->findings().empty());
    QCOMPARE(watcher_->lines()[0].state, HealthState::Good);
    QVERIFY(watcher_->lines()[0].note.startsWith(QStringLiteral("6 ")));
}

void TestEndpointWatcher::missingMetricIsAFindingNeverZero() {
    watch({endpoint("metrics")});
    serve("metrics", FakeHttp::answer(200, "queue_depth 1\n"));
    poll();
    QCOMPARE(watcher_->signalValues().size(), 1U);
    QCOMPARE(detectors(*watcher_), QStringList{QStringLiteral("metric.missing balance")});
}

void TestEndpointWatcher::limitsAreFindings() {
    watch({endpoint("metrics")});
    serve("metrics",
          FakeHttp::answer(200,
                           "balance_eth 0.15\nqueue_depth{queue=\"a\"} 500\nqueue_depth{queue=\"b\"} 501\n"));
    poll();
    QCOMPARE(detectors(*watcher_), (QStringList{QStringLiteral("signal.limit balance"),
                                                QStringLiteral("signal.limit depth queue=b")}));
    QCOMPARE(watcher_->signalValues()[0].state, HealthState::Warning);
    QCOMPARE(watcher_->signalValues()[0].limit, QStringLiteral("below 0.2"));
    QCOMPARE(watcher_->signalValues()[2].state, HealthState::Bad);
    now_ += 30'000;
    serve("metrics", FakeHttp::answer(200, "balance_eth NaN\nqueue_depth 0\n"));
    poll();
    QCOMPARE(watcher_->signalValues()[0].state, HealthState::Unknown);
}

void TestEndpointWatcher::secondNameIsFound() {
    watch({endpoint("metrics")});
    serve("metrics", FakeHttp::answer(200, "balance_old 0.09\nqueue_depth 1\n"));
    poll();
    QCOMPARE(watcher_->signalValues()[0].metric, QStringLiteral("balance_old"));
    QCOMPARE(watcher_->signalValues()[0].state, HealthState::Bad);
}

void TestEndpointWatcher::badMetricsPages_data() {
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("says");
    QTest::newRow("404") << 404 << QByteArray("nope") << QStringLiteral("HTTP 404");
    QTest::newRow("500") << 500 << QByteArray("oops") << QStringLiteral("HTTP 500");
    QTest::newRow("empty") << 200 << QByteArray() << QStringLiteral("no metrics at all");
    QTest::newRow("only comments") << 200 << QByteArray("# only a comment\n")
                                   << QStringLiteral("no metrics at all");
    QTest::newRow("html") << 200 << QByteArray(" <!DOCTYPE html><html>") << QStringLiteral("web page");
    QTest::newRow("json") << 200 << QByteArray("{\"a\": 1}") << QStringLiteral("no metric name");
}

void TestEndpointWatcher::badMetricsPages() {
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, says);
    watch({endpoint("metrics")});
    serve("metrics", FakeHttp::answer(status, body));
    poll();
    now_ += 30'000;
    poll();
    const HealthLine line = watcher_->lines()[0];
    QCOMPARE(line.state, HealthState::Bad);
    QVERIFY2(line.lastError.contains(says), qPrintable(line.lastError));
    QCOMPARE(detectors(*watcher_), QStringList{QStringLiteral("endpoint.down http://metrics/page")});
    QVERIFY(watcher_->signalValues().empty());
    QVERIFY(!line.goodAt);
}

void TestEndpointWatcher::pageDownKeepsLastValuesButSaysSo() {
    watch({endpoint("metrics")});
    serve("metrics", FakeHttp::answer(200, "balance_eth 0.05\nqueue_depth 1\n"));
    poll();
    http_->onHost(QStringLiteral("metrics"), [](const HttpRequest&) { return FakeHttp::refused(); });
    now_ += 30'000;
    poll();
    QCOMPARE(watcher_->signalValues()[0].from.readAt, 1'000'000); // its age tells
    QVERIFY2(watcher_->findings().empty(), "an old number is no news");
    QCOMPARE(watcher_->lines()[0].state, HealthState::Warning);
    QCOMPARE(*watcher_->lines()[0].goodAt, 1'000'000);
}

void TestEndpointWatcher::oneLostAnswerIsNoOutage() {
    watch({endpoint("health")});
    poll(); // nobody serves it: refused
    QVERIFY(watcher_->findings().empty());
    now_ += 30'000;
    poll();
    QCOMPARE(detectors(*watcher_), QStringList{QStringLiteral("endpoint.down http://health/page")});
    QCOMPARE(watcher_->findings()[0].severity, Severity::P1);
    QCOMPARE(*watcher_->findings()[0].since, 1'000'000);
    serve("health", FakeHttp::answer(200, "{\"ok\": true}"));
    now_ += 30'000;
    poll();
    QVERIFY(watcher_->findings().empty());
}

void TestEndpointWatcher::keepsItsPace() {
    watch({endpoint("health"), endpoint("ready")});
    poll();
    QCOMPARE(http_->requests().size(), 2U);
    now_ += 29'999;
    poll();
    QCOMPARE(http_->requests().size(), 0U);
    now_ += 1;
    poll();
    QCOMPARE(http_->requests().size(), 2U);
    watcher_->refresh();
    watcher_->pollDue(); // under way: not asked twice
    QCOMPARE(http_->requests().size(), 4U);
}

void TestEndpointWatcher::honoursRetryAfter() {
    watch({endpoint("health")});
    HttpAnswer limited = FakeHttp::answer(429, "");
    limited.retryAfterS = 897;
    serve("health", limited);
    poll();
    QCOMPARE(watcher_->lines()[0].state, HealthState::Warning);
    now_ += 896'999;
    watcher_->refresh();
    QCOMPARE(http_->requests().size(), 1U);
    serve("health", FakeHttp::answer(200, "{}"));
    now_ += 1;
    poll();
    QCOMPARE(http_->requests().size(), 1U);
    QCOMPARE(watcher_->lines()[0].state, HealthState::Good);
    now_ += 30'000;
    poll();
    QCOMPARE(http_->requests().size(), 1U);
}

void TestEndpointWatcher::spreadsWhatIsLeftOfTheLimit() {
    watch({endpoint("health")});
    HttpAnswer answer = FakeHttp::answer(200, "{}");
    answer.rateLimitRemaining = 4;
    answer.rateLimitResetS = 400;
    serve("health", answer);
    poll();
    now_ += 199'999;
    poll();
    QCOMPARE(http_->requests().size(), 0U);
    now_ += 1;
    poll();
    QCOMPARE(http_->requests().size(), 1U);
}

void TestEndpointWatcher::healthPages_data() {
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("good");
    QTest::addColumn<QString>("note");
    QTest::newRow("documented")
        << 200 << QByteArray(R"({"ok":true,"chainId":1,"blockNumber":19105234,"hasSgeidCode":false})") << true
        << QStringLiteral("chain 1, block 19105234");
    QTest::newRow("hexadecimal") << 200 << QByteArray(R"({"status":"ok","chain_id":"0x89","block":"0x10"})")
                                 << true << QStringLiteral("chain 137, block 16");
    QTest::newRow("no JSON") << 200 << QByteArray("OK") << true << QString();
    QTest::newRow("not ok with 200") << 200 << QByteArray(R"({"ok":false,"error":"rpc"})") << false
                                     << QString();
    QTest::newRow("503") << 503 << QByteArray(R"({"ok":false,"error":"rpc"})") << false << QString();
    QTest::newRow("html") << 200 << QByteArray("<html>login</html>") << false << QString();
    QTest::newRow("wrong types") << 200
                                 << QByteArray(R"({"ok":"yes","chainId":{},"blockNumber":-1,"mode":3})")
                                 << true << QString();
    QTest::newRow("fraction") << 200 << QByteArray(R"({"blockNumber":1.5})") << true << QString();
}

void TestEndpointWatcher::healthPages() {
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(bool, good);
    QFETCH(QString, note);
    watch({endpoint("health")});
    serve("health", FakeHttp::answer(status, body));
    poll();
    QCOMPARE(watcher_->lines()[0].state, good ? HealthState::Good : HealthState::Warning);
    QCOMPARE(watcher_->lines()[0].note, note);
    QCOMPARE(watcher_->healthPage().has_value(), good);
}

void TestEndpointWatcher::standingBlock() {
    watch({endpoint("health")});
    serve("health", FakeHttp::answer(200, R"({"ok":true,"blockNumber":7})"));
    for (int i = 0; i < 5; ++i) {
        poll();
        QVERIFY(watcher_->findings().empty());
        now_ += 30'000;
    }
    poll();
    QCOMPARE(detectors(*watcher_), QStringList{QStringLiteral("endpoint.block_still http://health/page")});
    QCOMPARE(watcher_->lines()[0].state, HealthState::Warning);
    serve("health", FakeHttp::answer(200, R"({"ok":true,"blockNumber":8})"));
    now_ += 30'000;
    poll();
    QVERIFY(watcher_->findings().empty());
}

void TestEndpointWatcher::mockMode() {
    watch({endpoint("health")});
    serve("health", FakeHttp::answer(200, R"({"ok":true,"mode":"mock","blockNumber":19105234})"));
    poll();
    QCOMPARE(detectors(*watcher_), QStringList{QStringLiteral("endpoint.mock_mode http://health/page")});
    QCOMPARE(watcher_->lines()[0].state, HealthState::Warning);
}

void TestEndpointWatcher::readyNamesWhatIsNot() {
    watch({endpoint("ready")});
    serve("ready", FakeHttp::answer(503, R"({"ready":false,"checks":{"database":true,"redis":false}})"));
    poll();
    QVERIFY(watcher_->lines()[0].lastError.contains(QStringLiteral("not ready: redis")));
}

void TestEndpointWatcher::nothingConfigured() {
    watch({});
    watcher_->start();
    QVERIFY(watcher_->lines().empty());
    QVERIFY2(watcher_->findings().empty(), "no metrics page configured: nothing can be missing");
}

QTEST_GUILESS_MAIN(TestEndpointWatcher)
#include "test_endpoint_watcher.moc"
