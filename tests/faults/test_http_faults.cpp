// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/http/http_fetch.h"
#include "models/http/http_headers.h"
#include "tests/support/http_server.h"

#include <QElapsedTimer>
#include <QFile>
#include <QtTest>

using namespace countersign;

namespace {

constexpr int shortDeadlineMs = 400; ///< for faults that only the deadline ends

/// Resident memory of this process, in KiB; 0 where /proc doesn't say.
qint64 residentKib() {
    QFile status(QStringLiteral("/proc/self/statm"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    return status.readAll().split(' ').value(1).toLongLong() * 4;
}

} // namespace

/// Every way a page can be wrong, against a real server on loopback.
class TestHttpFaults : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init();
    void good();
    void statusesAreAnswers_data();
    void statusesAreAnswers();
    void redirectIsNotFollowed();
    void html();
    void empty();
    void cutOff();
    void cutOffChunked();
    void slowDrip();
    void slowHead();
    void silence();
    void endless();
    void announcedTooLarge();
    void fourHundredMebibytes();
    void exactlyTheLimit();
    void gzipBomb();
    void notHttp();
    void nobodyListens();
    void unknownHost();
    void linkLocal();
    void receiverGone();
    void fetcherGone();
    void postSendsJson();
    void headersWeSend();
    void rateLimitHeaders();
    void retryAfterDates();

  private:
    Result<HttpAnswer> fetch(const QString& path, int deadlineMs = httpDeadlineMs,
                             qint64 maxBytes = maxHttpBodyBytes);
    Result<HttpAnswer> fetch(const HttpRequest& request);

    std::unique_ptr<HttpServer> server_;
    std::unique_ptr<HttpFetch> http_;
};

void TestHttpFaults::init() {
    server_ = std::make_unique<HttpServer>();
    http_ = std::make_unique<HttpFetch>();
}

Result<HttpAnswer> TestHttpFaults::fetch(const QString& path, int deadlineMs, qint64 maxBytes) {
    HttpRequest request;
    request.url = server_->url(path);
    request.deadlineMs = deadlineMs;
    request.maxBodyBytes = maxBytes;
    return fetch(request);
}

Result<HttpAnswer> TestHttpFaults::fetch(const HttpRequest& request) {
    std::optional<Result<HttpAnswer>> result;
    http_->send(this, request, [&](const Result<HttpAnswer>& answer) { result = answer; });
    [&] { QTRY_VERIFY_WITH_TIMEOUT(result.has_value(), 20'000); }();
    return result.value_or(Result<HttpAnswer>(Failure{}));
}

void TestHttpFaults::good() {
    server_->answer(QStringLiteral("/m"), 200, "a 1\n", "Content-Type: text/plain; version=0.0.4\r\n");
    const auto answer = fetch(QStringLiteral("/m"));
    QVERIFY(answer.ok());
    QCOMPARE(answer->status, 200);
    QCOMPARE(answer->body, QByteArray("a 1\n"));
    QCOMPARE(answer->contentType, QByteArray("text/plain; version=0.0.4"));
    QVERIFY(answer->latencyMs >= 0);
}

void TestHttpFaults::statusesAreAnswers_data() {
    QTest::addColumn<int>("status");
    for (const int status : {400, 401, 403, 404, 410, 418, 429, 500, 502, 503, 504})
        QTest::addRow("%d", status) << status;
}

void TestHttpFaults::statusesAreAnswers() {
    QFETCH(int, status);
    server_->answer(QStringLiteral("/m"), status, "{\"ok\":false}");
    const auto answer = fetch(QStringLiteral("/m"));
    QVERIFY(answer.ok());
    QCOMPARE(answer->status, status);
    QCOMPARE(answer->body, QByteArray("{\"ok\":false}"));
    QVERIFY(!answer->good());
    QVERIFY(statusFailure(*answer, {}).what.contains(QString::number(status)));
}

void TestHttpFaults::redirectIsNotFollowed() {
    HttpServer other;
    other.answer(QStringLiteral("/stolen"), 200, "a 1\n");
    for (const int status : {301, 302, 303, 307, 308}) {
        server_->answer(QStringLiteral("/m"), status, "",
                        "Location: " + other.url(QStringLiteral("/stolen")).toEncoded() + "\r\n");
        const auto answer = fetch(QStringLiteral("/m"));
        QVERIFY(!answer.ok());
        QCOMPARE(answer.failure().kind, FailureKind::HttpStatus);
        QVERIFY(answer.failure().what.contains(QStringLiteral("redirects are not followed")));
    }
    QCOMPARE(other.requests().size(), 0);
}

void TestHttpFaults::html() {
    server_->answer(QStringLiteral("/m"), 200, "\n <!doctype html>", "Content-Type: text/plain\r\n");
    QVERIFY(looksLikeHtml(*fetch(QStringLiteral("/m"))));
    server_->answer(QStringLiteral("/m"), 200, "x", "Content-Type: text/HTML; charset=utf-8\r\n");
    QVERIFY(looksLikeHtml(*fetch(QStringLiteral("/m"))));
}

void TestHttpFaults::empty() {
    server_->answer(QStringLiteral("/m"), 200, "");
    const auto answer = fetch(QStringLiteral("/m"));
    QVERIFY(answer.ok());
    QVERIFY(answer->body.isEmpty());
}

void TestHttpFaults::cutOff() {
    server_->cutOff(QStringLiteral("/m"));
    const auto answer = fetch(QStringLiteral("/m"));
    QVERIFY2(!answer.ok(), "half a page was taken for a whole one");
    QCOMPARE(answer.failure().kind, FailureKind::Malformed);
}

void TestHttpFaults::cutOffChunked() {
    server_->cutOffChunked(QStringLiteral("/m"));
    const auto answer = fetch(QStringLiteral("/m"));
    QVERIFY2(!answer.ok(), "half a page was taken for a whole one");
    QCOMPARE(answer.failure().kind, FailureKind::Malformed);
}

void TestHttpFaults::slowDrip() {
    server_->drip(QStringLiteral("/m"), 20);
    QElapsedTimer timer;
    timer.start();
    const auto answer = fetch(QStringLiteral("/m"), shortDeadlineMs);
    QCOMPARE(answer.failure().kind, FailureKind::TimedOut);
    QVERIFY2(timer.elapsed() < 10 * shortDeadlineMs, "the deadline is for the whole answer");
}

void TestHttpFaults::slowHead() {
    server_->dripHead(QStringLiteral("/m"), 20);
    QCOMPARE(fetch(QStringLiteral("/m"), shortDeadlineMs).failure().kind, FailureKind::TimedOut);
}

void TestHttpFaults::silence() {
    server_->silence(QStringLiteral("/m"));
    QCOMPARE(fetch(QStringLiteral("/m"), shortDeadlineMs).failure().kind, FailureKind::TimedOut);
}

void TestHttpFaults::endless() {
    server_->endless(QStringLiteral("/m"));
    const qint64 before = residentKib();
    const auto answer = fetch(QStringLiteral("/m"), 15'000);
    QCOMPARE(answer.failure().kind, FailureKind::TooLarge);
    QVERIFY2(server_->bytesSent() < 4 * maxHttpBodyBytes, "it was stopped late");
    QVERIFY2(residentKib() - before < 100 * 1024, "it was kept in memory");
}

void TestHttpFaults::announcedTooLarge() {
    server_->announce(QStringLiteral("/m"), 400LL * 1024 * 1024);
    const auto answer = fetch(QStringLiteral("/m"));
    QCOMPARE(answer.failure().kind, FailureKind::TooLarge);
    QVERIFY2(server_->bytesSent() < maxHttpBodyBytes, "what is announced as too large need not be read");
}

void TestHttpFaults::fourHundredMebibytes() {
    server_->flood(QStringLiteral("/m"), 400LL * 1024 * 1024);
    const qint64 before = residentKib();
    const auto answer = fetch(QStringLiteral("/m"), 15'000);
    QCOMPARE(answer.failure().kind, FailureKind::TooLarge);
    QVERIFY(server_->bytesSent() < 4 * maxHttpBodyBytes);
    QVERIFY(residentKib() - before < 100 * 1024);
}

void TestHttpFaults::exactlyTheLimit() {
    server_->answer(QStringLiteral("/m"), 200, QByteArray(1000, 'x'));
    QVERIFY(fetch(QStringLiteral("/m"), httpDeadlineMs, 1000).ok());
    QCOMPARE(fetch(QStringLiteral("/m"), httpDeadlineMs, 999).failure().kind, FailureKind::TooLarge);
}

void TestHttpFaults::gzipBomb() {
    server_->gzipBomb(QStringLiteral("/m"), 256);
    const qint64 before = residentKib();
    const auto answer = fetch(QStringLiteral("/m"));
    QCOMPARE(answer.failure().kind, FailureKind::Malformed);
    QVERIFY(answer.failure().what.contains(QStringLiteral("compressed")));
    QVERIFY2(residentKib() - before < 64 * 1024, "it was unpacked");
}

void TestHttpFaults::notHttp() {
    server_->garbage(QStringLiteral("/m"), "SSH-2.0-OpenSSH_9.2\r\n");
    QVERIFY(!fetch(QStringLiteral("/m"), 2'000).ok());
    server_->garbage(QStringLiteral("/m"), QByteArray("\0\xff\x01\x02", 4));
    QVERIFY(!fetch(QStringLiteral("/m"), 2'000).ok());
    server_->garbage(QStringLiteral("/m"), "");
    QVERIFY(!fetch(QStringLiteral("/m"), 2'000).ok());
}

void TestHttpFaults::nobodyListens() {
    const QUrl url = server_->url(QStringLiteral("/m"));
    server_.reset();
    HttpRequest request;
    request.url = url;
    const auto answer = fetch(request);
    QCOMPARE(answer.failure().kind, FailureKind::Unreachable);
    QVERIFY(answer.failure().what.contains(QStringLiteral("refused")));
    QVERIFY(!answer.failure().remedy.isEmpty());
}

void TestHttpFaults::unknownHost() {
    HttpRequest request;
    request.url = QUrl(QStringLiteral("http://no-such-host.invalid/m"));
    const auto answer = fetch(request);
    QVERIFY(answer.failure().kind == FailureKind::Unreachable ||
            answer.failure().kind == FailureKind::TimedOut);
}

void TestHttpFaults::linkLocal() {
    for (const char* host : {"169.254.169.254", "[fe80::1]", "[::ffff:169.254.169.254]"}) {
        HttpRequest request;
        request.url = QUrl(QStringLiteral("http://%1/latest").arg(QLatin1String(host)));
        request.deadlineMs = shortDeadlineMs;
        QCOMPARE(fetch(request).failure().kind, FailureKind::BadInput);
    }
}

void TestHttpFaults::receiverGone() {
    server_->answer(QStringLiteral("/m"), 200, "a 1\n");
    auto receiver = std::make_unique<QObject>();
    bool delivered = false;
    HttpRequest request;
    request.url = server_->url(QStringLiteral("/m"));
    http_->send(receiver.get(), request, [&](const Result<HttpAnswer>&) { delivered = true; });
    receiver.reset();
    QVERIFY(fetch(request).ok());
    QVERIFY(!delivered);
}

void TestHttpFaults::fetcherGone() {
    server_->drip(QStringLiteral("/m"), 10);
    bool delivered = false;
    HttpRequest request;
    request.url = server_->url(QStringLiteral("/m"));
    http_->send(this, request, [&](const Result<HttpAnswer>&) { delivered = true; });
    QTRY_COMPARE(server_->requests().size(), 1);
    http_.reset();
    QVERIFY(!delivered);
}

void TestHttpFaults::postSendsJson() {
    server_->answer(QStringLiteral("/rpc"), 200, "{}");
    HttpRequest request;
    request.url = server_->url(QStringLiteral("/rpc"));
    request.jsonBody = "{\"x\":1}";
    QVERIFY(fetch(request).ok());
    QVERIFY(server_->requests()[0].startsWith("POST /rpc "));
    QVERIFY(server_->requests()[0].contains("application/json"));
}

void TestHttpFaults::headersWeSend() {
    server_->answer(QStringLiteral("/m"), 200, "a 1\n", "Set-Cookie: a=b\r\n");
    QVERIFY(fetch(QStringLiteral("/m")).ok());
    QVERIFY(fetch(QStringLiteral("/m")).ok());
    for (const QByteArray& head : server_->requests()) {
        QVERIFY(head.contains("Accept-Encoding: identity"));
        QVERIFY(head.contains("User-Agent: countersign/"));
        QVERIFY(!head.toLower().contains("\r\ncookie:"));
        QVERIFY(!head.toLower().contains("authorization"));
    }
}

void TestHttpFaults::rateLimitHeaders() {
    server_->answer(QStringLiteral("/m"), 429, "",
                    "Retry-After: 897\r\nRateLimit-Remaining: 0\r\nRateLimit-Reset: 897\r\n");
    const auto answer = fetch(QStringLiteral("/m"));
    QCOMPARE(*answer->retryAfterS, 897);
    QCOMPARE(*answer->rateLimitRemaining, 0);
    QCOMPARE(*answer->rateLimitResetS, 897);
    server_->answer(QStringLiteral("/m"), 200, "",
                    "Retry-After: soon\r\nX-RateLimit-Remaining: 12, 100;w=900\r\n");
    const auto other = fetch(QStringLiteral("/m"));
    QVERIFY(!other->retryAfterS);
    QCOMPARE(*other->rateLimitRemaining, 12);
}

void TestHttpFaults::retryAfterDates() {
    const UnixMs now = 1'700'000'000'000; // Tue, 14 Nov 2023 22:13:20 GMT
    QCOMPARE(*parseRetryAfterS("Tue, 14 Nov 2023 22:14:20 GMT", now), 60);
    QCOMPARE(*parseRetryAfterS("Tue, 14 Nov 2023 22:00:00 GMT", now), 0);
    QCOMPARE(*parseRetryAfterS("99999999999999999999", now), maxRetryAfterS);
    QVERIFY(!parseRetryAfterS("-5", now));
    QVERIFY(!parseRetryAfterS("", now));
    QCOMPARE(*parseRateLimit("7"), 7);
    QVERIFY(!parseRateLimit(""));
    QVERIFY(!parseRateLimit("seven"));
}

QTEST_GUILESS_MAIN(TestHttpFaults)
#include "test_http_faults.moc"
