// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/kind_pack.h"
#include "models/metrics/endpoint_watcher.h"
#include "tests/support/fake_http.h"

#include <QtTest>

#include <memory>

using namespace countersign;

namespace {

EndpointConfig endpoint(const char* type) {
    return {QLatin1String(type), QUrl(QStringLiteral("http://%1/page").arg(QLatin1String(type)))};
}

KindHealthField numberField() {
    KindHealthField age;
    age.field = QStringLiteral("a.b.ageMs");
    age.sort = KindHealthField::Sort::Number;
    age.warnAbove = QStringLiteral("10.5");
    age.badAbove = QStringLiteral("20");
    age.unit = QStringLiteral("ms");
    return age;
}

QString manyMembers(int count) {
    QStringList members;
    for (int i = 0; i < count; ++i)
        members << QStringLiteral("\"s%1\":\"connected\"").arg(i);
    return QStringLiteral("{\"status\":\"ok\",\"services\":{%1}}").arg(members.join(u','));
}

} // namespace

/// What the built-in kinds say about the pages of their backends, and pages that want to do harm.
class TestEndpointPages : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init();
    void pages_data();
    void pages();
    void hostile_data();
    void hostile();
    void numbers_data();
    void numbers();
    void errorPageNamesWhatIsDown();
    void lastGoodIsBeforeTheWarning();
    void limiterMayBeDown();
    void limitIsALimitElsewhere();
    void asksAgainWhenTheLimitIsOver();
    void namedWithoutSample();
    void onlyNames();
    void gaugeWithLimitsNeedsAValue();

  private:
    void watch(const char* kind, const char* type);
    void watch(const KindEndpoints& rules, const char* type);
    void serve(int status, const QByteArray& body);
    void poll();
    [[nodiscard]] HealthLine line() const { return watcher_->lines().front(); }
    [[nodiscard]] QStringList detectors() const;

    UnixMs now_ = 0;
    QString host_;
    std::unique_ptr<FakeHttp> http_;
    std::unique_ptr<EndpointWatcher> watcher_;
};

void TestEndpointPages::init() {
    now_ = 1'000'000;
    watcher_.reset();
    http_ = std::make_unique<FakeHttp>();
}

void TestEndpointPages::watch(const char* kind, const char* type) {
    const auto pack = loadBuiltInKind(QLatin1String(kind));
    QVERIFY2(pack.ok(), pack ? "" : qPrintable(englishSentence(pack.failure())));
    watch(pack->endpoints, type);
}

void TestEndpointPages::watch(const KindEndpoints& rules, const char* type) {
    host_ = QLatin1String(type);
    watcher_ = std::make_unique<EndpointWatcher>(
        std::vector{endpoint(type)}, rules, http_.get(), [this] { return now_; }, EndpointPace());
}

void TestEndpointPages::serve(int status, const QByteArray& body) {
    const HttpAnswer answer = FakeHttp::answer(status, body);
    http_->onHost(host_, [answer](const HttpRequest&) { return answer; });
    poll();
}

void TestEndpointPages::poll() {
    http_->forgetRequests();
    QSignalSpy changed(watcher_.get(), &EndpointWatcher::changed);
    watcher_->pollDue();
    QTRY_COMPARE(changed.count(), static_cast<int>(http_->requests().size()));
}

QStringList TestEndpointPages::detectors() const {
    QStringList names;
    for (const Finding& finding : watcher_->findings())
        names << severityName(finding.severity) + u' ' + finding.detector;
    return names;
}

void TestEndpointPages::pages_data() {
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<HealthState>("state");
    QTest::addColumn<QString>("says");
    QTest::addColumn<QString>("finding");
    const auto row = [](const char* name, const char* kind, const char* type, const char* body,
                        HealthState state, const char* says, const char* finding) {
        QTest::newRow(name) << QByteArray(kind) << QByteArray(type) << QByteArray(body) << state
                            << QString::fromUtf8(says) << QString::fromLatin1(finding);
    };
    row("all well", "polybet", "health",
        R"({"status":"ok","timestamp":1,"services":{"database":"connected","redis":"connected",)"
        R"("polymarketWorker":"active"},"workerAgeMs":512})",
        HealthState::Good, "", "");
    row("old heartbeat", "polybet", "health",
        R"({"status":"warning","services":{"database":"connected","redis":"connected",)"
        R"("polymarketWorker":"stale"},"workerAgeMs":61000})",
        HealthState::Warning,
        "Status (status) says “warning”; Service (services.polymarketWorker) says “stale”; "
        "Last heartbeat of the price worker (workerAgeMs) is 61000 ms, above 60000 ms",
        "P3 endpoint.page_warns");
    row("no heartbeat", "polybet", "health",
        R"({"status":"warning","services":{"database":"connected","redis":"connected",)"
        R"("polymarketWorker":"inactive"}})",
        HealthState::Warning, "Service (services.polymarketWorker) says “inactive”",
        "P3 endpoint.page_warns");
    row("garbage heartbeat", "polybet", "health",
        R"({"status":"ok","services":{"database":"connected","redis":"connected",)"
        R"("polymarketWorker":"stale"},"workerAgeMs":null})",
        HealthState::Warning, "(workerAgeMs) is of another sort than the kind says: null",
        "P3 endpoint.page_warns");
    row("a service is down, and yet 200", "polybet", "health",
        R"({"status":"ok","services":{"database":"connected","redis":"disconnected"}})", HealthState::Bad,
        "Service (services.redis) says “disconnected”", "P1 endpoint.page_warns");
    row("not looked at", "polybet", "health",
        R"({"status":"ok","services":{"database":"connected","redis":"unknown"}})", HealthState::Unknown,
        "Service (services.redis) says “unknown”, which the kind has no meaning for", "");
    row("ready", "pm", "ready", R"({"ready":true,"database":"connected","redis":"connected"})",
        HealthState::Good, "", "");
    row("ready without redis", "pm", "ready", R"({"ready":true,"database":"connected","redis":"error"})",
        HealthState::Bad, "Redis (redis) says “error”", "P2 endpoint.page_warns");
    row("contract without code", "sge", "health", R"({"ok":true,"chainId":1,"hasClaimCode":false})",
        HealthState::Warning, "Code at the claim contract's address (hasClaimCode) says “false”",
        "P3 endpoint.page_warns");
}

void TestEndpointPages::pages() {
    QFETCH(QByteArray, kind);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(HealthState, state);
    QFETCH(QString, says);
    QFETCH(QString, finding);
    watch(kind.constData(), type.constData());
    serve(200, body);
    QCOMPARE(line().state, state);
    QVERIFY2(line().note.contains(says), qPrintable(line().note));
    QCOMPARE(detectors().join(u','), finding);
    if (!finding.isEmpty())
        QVERIFY2(watcher_->findings()[0].why.contains(says), qPrintable(watcher_->findings()[0].why));
}

void TestEndpointPages::hostile_data() {
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("says");
    const QString deep = QString(200, u'[') + QString(200, u']');
    const auto row = [](const char* name, const QString& body, const char* says) {
        QTest::newRow(name) << body.toUtf8() << QString::fromUtf8(says);
    };
    row("not JSON", QStringLiteral("OK"), "nothing the page should say could be read (page");
    row("a list", QStringLiteral("[1]"), "nothing the page should say could be read (page");
    row("nested without end", QStringLiteral("{\"status\":%1}").arg(deep), "the nesting is deeper than 16");
    row("said twice", QStringLiteral(R"({"status":"warning","status":"ok"})"), "this key is written twice");
    row("nothing of it", QStringLiteral("{}"), "the page does not say Status (status)");
    row("status is an object", QStringLiteral(R"({"status":{"ok":true}})"),
        "Status (status) is of another sort than the kind says: {…}");
    row("services is a text", QStringLiteral(R"({"status":"ok","services":"all"})"),
        "Service (services) is of another sort than the kind says: all");
    row("a service is a list", QStringLiteral(R"({"status":"ok","services":{"redis":[]}})"),
        "Service (services.redis) is of another sort than the kind says: […]");
    row("age is a text", QStringLiteral(R"({"status":"ok","workerAgeMs":"1e9"})"),
        "(workerAgeMs) is of another sort than the kind says: 1e9");
    row("age is huge", QStringLiteral(R"({"status":"ok","workerAgeMs":1e300})"),
        "(workerAgeMs) is 1e+300 ms, above 60000 ms");
    row("control characters", QStringLiteral(R"({"status":"ok","message":"a\u001b[31m\nb"})"),
        "Message (message) says “a [31m b”");
    row("many services", manyMembers(33), "Service (services) has more than 32 members");
}

void TestEndpointPages::hostile() {
    QFETCH(QByteArray, body);
    QFETCH(QString, says);
    watch("polybet", "health");
    serve(200, body);
    QCOMPARE(line().state, HealthState::Warning);
    QVERIFY2(line().note.contains(says), qPrintable(line().note));
    QVERIFY2(line().note.size() < 1'500, "what a page says must not fill the board");
    QCOMPARE(detectors(), QStringList{QStringLiteral("P3 endpoint.page_warns")});
}

void TestEndpointPages::numbers_data() {
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<HealthState>("state");
    QTest::newRow("below") << QByteArray("10.5") << HealthState::Good;
    QTest::newRow("above the first") << QByteArray("10.6") << HealthState::Warning;
    QTest::newRow("at the second") << QByteArray("20") << HealthState::Warning;
    QTest::newRow("above the second") << QByteArray("20.1") << HealthState::Bad;
    QTest::newRow("below nothing") << QByteArray("-1") << HealthState::Good;
    QTest::newRow("no number") << QByteArray("true") << HealthState::Warning;
}

void TestEndpointPages::numbers() {
    QFETCH(QByteArray, value);
    QFETCH(HealthState, state);
    KindEndpoints rules;
    rules.healthPages[QStringLiteral("health")] = {numberField()};
    watch(rules, "health");
    serve(200, "{\"a\":{\"b\":{\"ageMs\":" + value + "}}}");
    QCOMPARE(line().state, state);
    now_ += 30'000;
    serve(200, R"({"a":7})"); // not expected: its absence says nothing
    QCOMPARE(line().state, HealthState::Good);
}

void TestEndpointPages::errorPageNamesWhatIsDown() {
    watch("polybet", "health");
    serve(500, R"({"status":"error","services":{"database":"connected","redis":"error"}})");
    QVERIFY2(line().lastError.contains(QStringLiteral("Service (services.redis) says “error”")),
             qPrintable(line().lastError));
    now_ += 30'000;
    serve(500, "oops");
    QCOMPARE(line().lastError, QStringLiteral("HTTP 500"));
    QCOMPARE(detectors(), QStringList{QStringLiteral("P1 endpoint.down")});
}

void TestEndpointPages::lastGoodIsBeforeTheWarning() {
    watch("polybet", "health");
    serve(200, R"({"status":"ok"})");
    now_ += 30'000;
    serve(200, R"({"status":"warning"})");
    now_ += 30'000;
    serve(200, R"({"status":"warning"})");
    QCOMPARE(*line().goodAt, 1'000'000);
    QCOMPARE(*watcher_->findings()[0].since, 1'030'000);
    now_ += 30'000;
    serve(200, R"({"status":"ok"})");
    QCOMPARE(*line().goodAt, now_);
    QVERIFY(watcher_->findings().empty());
}

void TestEndpointPages::limiterMayBeDown() {
    watch("pm", "health");
    serve(429, "{}");
    QCOMPARE(line().state, HealthState::Warning);
    QCOMPARE(line().lastError,
             QStringLiteral("HTTP 429: limited, or the limiter's store (Redis) is down: this backend answers "
                            "429 for both"));
    QVERIFY2(line().note.contains(QStringLiteral("PING")), qPrintable(line().note));
    now_ += 70'000;
    poll();
    QCOMPARE(detectors(), QStringList{QStringLiteral("P2 endpoint.limited_or_store_down")});
    QVERIFY(watcher_->findings()[0].whatToDo.contains(QStringLiteral("PING")));
}

void TestEndpointPages::limitIsALimitElsewhere() {
    watch("sge", "health");
    serve(429, "{}");
    QCOMPARE(line().lastError, QStringLiteral("HTTP 429: too many requests"));
    now_ += 15 * 60'000;
    poll();
    QCOMPARE(detectors(), QStringList{QStringLiteral("P3 endpoint.rate_limited")});
}

/// Where the store was away for an hour, its return must not be missed by a quarter of one.
void TestEndpointPages::asksAgainWhenTheLimitIsOver() {
    watch("pm", "health");
    for (int i = 0; i < 6; ++i) {
        serve(429, "{}");
        QCOMPARE(http_->requests().size(), 1U);
        now_ += 70'000;
    }
    serve(200, R"({"ok":true})");
    QCOMPARE(line().state, HealthState::Good);
}

void TestEndpointPages::namedWithoutSample() {
    watch("pm", "metrics");
    serve(200, "# HELP orders_placed_total n\n# TYPE orders_placed_total counter\n"
               "# TYPE websocket_connections_total gauge\nwebsocket_connections_total 0\n");
    QStringList missing;
    for (const Finding& finding : watcher_->findings())
        missing << finding.detector + u' ' + finding.subjectId;
    QVERIFY2(!missing.contains(QStringLiteral("metric.missing orders_placed")), "it is there");
    QVERIFY2(missing.contains(QStringLiteral("metric.missing trades_executed")), "it is not");
    QVERIFY2(line().note.contains(QStringLiteral("named, without a sample yet: Orders placed")),
             qPrintable(line().note));
    QCOMPARE(watcher_->signalValues().size(), 1U); // never 0
}

/// A page of counters alone has no sample at all before the first event.
void TestEndpointPages::onlyNames() {
    watch("pm", "metrics");
    serve(200, "# HELP orders_placed_total n\n# TYPE orders_placed_total counter\n");
    QCOMPARE(line().state, HealthState::Good);
    QVERIFY2(line().note.startsWith(QStringLiteral("0 ")), qPrintable(line().note));
    QVERIFY(watcher_->signalValues().empty());
}

void TestEndpointPages::gaugeWithLimitsNeedsAValue() {
    KindSignal balance;
    balance.name = QStringLiteral("balance");
    balance.metrics = {QStringLiteral("balance_eth")};
    balance.badBelow = QStringLiteral("0.1");
    balance.expected = true;
    KindEndpoints rules;
    rules.signalRules = {balance};
    watch(rules, "metrics");
    serve(200, "# TYPE balance_eth gauge\n");
    QCOMPARE(detectors(), QStringList{QStringLiteral("P3 metric.no_sample")});
    now_ += 30'000;
    serve(200, "# TYPE balance_eth counter\n");
    QVERIFY(watcher_->findings().empty());
    now_ += 30'000;
    serve(200, "balance_eth 0.2\n");
    QVERIFY(watcher_->findings().empty());
}

QTEST_GUILESS_MAIN(TestEndpointPages)
#include "test_endpoint_pages.moc"
