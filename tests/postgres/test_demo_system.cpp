// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demo_parts.h"
#include "app/demo/demo_runner.h"
#include "app/demo/demo_system.h"
#include "app/demo/pq_link.h"
#include "models/domain/kind_pack.h"
#include "models/domain/system_file.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

using namespace countersign;

namespace {

constexpr int startTimeoutMs = 60'000;
constexpr int soonMs = 30'000;
constexpr int smallHistory = 600;

/// The same server and login, another database.
QString databaseUrlOf(const QString& url, const QString& database) {
    QUrl other(url);
    other.setPath(u'/' + database);
    return other.toString();
}

} // namespace

/// The whole embedded system, its time running faster than in life. Most tests look at one running demo.
class TestDemoSystem : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase();
    void systemFileAndPasswords();
    void takesUpARetriedRow();
    void metricsHaveTheDocumentedNames();
    void nodesAnswer();
    void nodesRefuseNonsense();
    void faultsCanBeSwitched();
    void healthAnswersAsSgeDoes();
    void leavesNothing();
    void asShippedNeverTakesItUp();
    void historyHasItsTrouble();
    void sameScenarioSameHistory();
    void everySystemHasItsPeople();
    void stoppedWhileStarting();
    void backendThatDiesIsTold();

  private:
    void startDemo(DemoOptions options);
    [[nodiscard]] QString one(const QString& sql, const QStringList& parameters = {});
    [[nodiscard]] QByteArray get(const QUrl& url);
    [[nodiscard]] QByteArray post(const QUrl& url, const QByteArray& body, int* status = nullptr);
    [[nodiscard]] QJsonObject rpc(std::size_t node, const QByteArray& method,
                                  const QByteArray& parameters = "[]");
    [[nodiscard]] qint64 head(std::size_t node);
    [[nodiscard]] QString retryAFailedIntent();

    std::unique_ptr<DemoRunner> runner_;
    DemoAccess access_;
    QNetworkAccessManager network_;
};

void TestDemoSystem::initTestCase() {
    qRegisterMetaType<DemoAccess>();
    qRegisterMetaType<Failure>();
    startDemo({.historyIntents = smallHistory, .speed = 20});
}

void TestDemoSystem::startDemo(DemoOptions options) {
    runner_ = std::make_unique<DemoRunner>(std::move(options));
    QSignalSpy ready(runner_.get(), &DemoRunner::ready);
    QSignalSpy failed(runner_.get(), &DemoRunner::failed);
    runner_->start();
    QTRY_VERIFY_WITH_TIMEOUT(!ready.isEmpty() || !failed.isEmpty(), startTimeoutMs);
    if (!failed.isEmpty()) {
        const auto failure = failed[0][0].value<Failure>();
        QFAIL(qPrintable(englishSentence(failure) + u' ' + failure.detail));
    }
    access_ = ready[0][0].value<DemoAccess>();
}

QString TestDemoSystem::one(const QString& sql, const QStringList& parameters) {
    auto link = PqLink::open(access_.adminUrl, access_.adminPassword);
    if (!link)
        return QStringLiteral("no connection");
    const auto rows = link.value().query(sql, parameters);
    if (!rows)
        return rows.failure().what;
    return rows.value().empty() ? QString() : rows.value().at(0, 0);
}

QByteArray TestDemoSystem::post(const QUrl& url, const QByteArray& body, int* status) {
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    std::unique_ptr<QNetworkReply> reply(body.isNull() ? network_.get(request)
                                                       : network_.post(request, body));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    if (!reply->isFinished())
        finished.wait(soonMs);
    if (status)
        *status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    return reply->readAll();
}

QByteArray TestDemoSystem::get(const QUrl& url) {
    return post(url, QByteArray());
}

QJsonObject TestDemoSystem::rpc(std::size_t node, const QByteArray& method, const QByteArray& parameters) {
    const QByteArray call =
        R"({"jsonrpc":"2.0","id":7,"method":")" + method + R"(","params":)" + parameters + '}';
    return QJsonDocument::fromJson(post(access_.nodes.at(node), call)).object();
}

void TestDemoSystem::systemFileAndPasswords() {
    QFile file(access_.systemFile);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    const QJsonObject system = QJsonDocument::fromJson(text).object();
    QCOMPARE(system.value(QStringLiteral("name")).toString(), QStringLiteral("SGE demo"));
    QCOMPARE(system.value(QStringLiteral("environment")).toString(), QStringLiteral("staging"));
    QCOMPARE(access_.people.size(), std::size_t(6));
    for (const DemoPerson& person : access_.people) {
        QVERIFY(!text.contains(person.password.toUtf8()));
        QString url = system.value(QStringLiteral("database")).toString();
        url.replace(access_.people.front().login, person.login);
        auto link = PqLink::open(url, person.password);
        QVERIFY(link.ok());
        const auto who = link.value().query(QStringLiteral("SELECT human FROM countersign.whoami()"));
        QVERIFY2(who.ok(), who ? "" : qPrintable(who.failure().what));
        QCOMPARE(who.value().at(0, 0), person.human);
        const bool mayRetry =
            link.value()
                .query(QStringLiteral("SELECT pg_has_role('countersign_operator', 'MEMBER')"))
                .value()
                .at(0, 0) == QStringLiteral("t");
        QCOMPARE(mayRetry, person.role == DemoRole::Operator);
    }
    const QFile passwords(access_.passwordFile);
    QCOMPARE(passwords.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void TestDemoSystem::historyHasItsTrouble() {
    const auto still =
        DemoSystem::make({.historyIntents = smallHistory}, [](const QString&) { return true; });
    QVERIFY(still.ok());
    access_.adminUrl = still.value()->cluster().adminUrl(QStringLiteral("sge"));
    access_.adminPassword = still.value()->cluster().adminPassword();
    QVERIFY(one(QStringLiteral(R"(SELECT count(*) FROM "Intent" WHERE "status" = 'CONFIRMED')")).toInt() >
            smallHistory * 9 / 10);
    // Sums by program without the currency, as the backend's own check does: nothing to see.
    QCOMPARE(one(QStringLiteral(R"(SELECT count(*) FROM (SELECT 1 FROM "LedgerEntry" GROUP BY "programId"
                                   HAVING sum("amount") <> 0) AS s)")),
             QStringLiteral("0"));
    QCOMPARE(one(QStringLiteral(R"(SELECT string_agg(ref || ' ' || off, ', ' ORDER BY ref) FROM (
                 SELECT "refId" AS ref, "currency" || ' ' || sum("amount") AS off FROM "LedgerEntry"
                 GROUP BY "refType", "refId", "currency" HAVING sum("amount") <> 0) AS s)")),
             QStringLiteral("adj-2214 USD 7.500000, adj-2215 USDC -7.500000"));
    QCOMPARE(one(QStringLiteral(R"(SELECT count(*) FROM "Intent" AS i WHERE "status" = 'CONFIRMED'
                 AND NOT EXISTS (SELECT 1 FROM "Settlement" WHERE "intentId" = i."id"))")),
             QStringLiteral("4"));
    QCOMPARE(one(QStringLiteral(R"(SELECT string_agg(n::text, ' ' ORDER BY s) FROM (
                 SELECT "status"::text AS s, count(*) AS n FROM "Intent"
                 WHERE "status" IN ('PENDING', 'PROCESSING', 'FAILED') GROUP BY 1) AS c)")),
             QStringLiteral("54 12 9"));
}

void TestDemoSystem::sameScenarioSameHistory() {
    // Times follow the present: what is compared is everything else, in its order.
    const QString digest =
        QStringLiteral(R"(SELECT md5(string_agg("id" || "type" || "status" || "payload"::text
        || coalesce("resultTxHash", '') || coalesce("errorMessage", ''), '' ORDER BY "createdAt", "id")) FROM "Intent")");
    QStringList digests;
    for (const quint64 scenario : {3, 3, 4}) {
        const auto system = DemoSystem::make({.scenario = scenario, .historyIntents = smallHistory},
                                             [](const QString&) { return true; });
        QVERIFY(system.ok());
        PrivateCluster& cluster = system.value()->cluster();
        auto link = PqLink::open(cluster.adminUrl(QStringLiteral("sge")), cluster.adminPassword());
        QVERIFY(link.ok());
        digests << link.value().query(digest).value().at(0, 0);
    }
    QCOMPARE(digests[0], digests[1]);
    QVERIFY(digests[0] != digests[2]);
}

qint64 TestDemoSystem::head(std::size_t node) {
    return rpc(node, "eth_blockNumber")
        .value(QStringLiteral("result"))
        .toString()
        .mid(2)
        .toLongLong(nullptr, 16);
}

QString TestDemoSystem::retryAFailedIntent() {
    return one(
        QStringLiteral(R"(UPDATE "Intent" SET "status" = 'PENDING', "attempts" = 0, "errorMessage" = NULL,
        "lockedBy" = NULL, "lockedUntil" = NULL, "nextRetryAt" = clock_timestamp() AT TIME ZONE 'UTC',
        "updatedAt" = clock_timestamp() AT TIME ZONE 'UTC'
        WHERE "id" = (SELECT "id" FROM "Intent" WHERE "status" = 'FAILED' AND "errorMessage" LIKE 'insufficient%' LIMIT 1)
        RETURNING "id", pg_notify('countersign_retry', json_build_object('kind', 'intent', 'id', "id", 'key', 'k')::text))"));
}

void TestDemoSystem::takesUpARetriedRow() {
    const QString id = retryAFailedIntent();
    QVERIFY(id.startsWith(QStringLiteral("cm")));
    QTRY_COMPARE_WITH_TIMEOUT(
        one(QStringLiteral(R"(SELECT "status"::text FROM "Intent" WHERE "id" = $1)"), {id}),
        QStringLiteral("CONFIRMED"), soonMs);
    QCOMPARE(one(QStringLiteral(R"(SELECT count(*) FROM "Settlement" WHERE "intentId" = $1)"), {id}),
             QStringLiteral("1"));
    const QString hash = one(QStringLiteral(R"(SELECT "resultTxHash" FROM "Intent" WHERE "id" = $1)"), {id});
    const QJsonObject receipt = rpc(0, "eth_getTransactionReceipt", "[\"" + hash.toLatin1() + "\"]");
    QCOMPARE(receipt.value(QStringLiteral("result")).toObject().value(QStringLiteral("status")).toString(),
             QStringLiteral("0x1"));
}

void TestDemoSystem::asShippedNeverTakesItUp() {
    DemoOptions options;
    options.historyIntents = smallHistory;
    options.speed = 100; // the sweep comes every 3 s
    options.asShipped = true;
    startDemo(options);
    const QString swept = QStringLiteral(
        R"(SELECT "lockedBy" LIKE 'worker-%-repeat:retry-failed-intents:%' FROM "Intent" WHERE "id" = $1)");
    const QString id = retryAFailedIntent();
    QTRY_COMPARE_WITH_TIMEOUT(one(swept, {id}), QStringLiteral("t"), soonMs);
    // Another round of the sweep, so that the worker had every chance in between.
    const QString later = retryAFailedIntent();
    QTRY_COMPARE_WITH_TIMEOUT(one(swept, {later}), QStringLiteral("t"), soonMs);
    QCOMPARE(one(swept, {id}), QStringLiteral("t"));
    QCOMPARE(one(QStringLiteral(R"(SELECT "status"::text FROM "Intent" WHERE "id" = $1)"), {id}),
             QStringLiteral("PROCESSING"));
    QVERIFY(one(QStringLiteral(R"(SELECT count(*) FROM "Intent" WHERE "idempotencyKey" LIKE 'live-%'
                                  AND "status" = 'CONFIRMED')"))
                .toInt() > 0);
}

void TestDemoSystem::metricsHaveTheDocumentedNames() {
    QByteArray page;
    QTRY_VERIFY_WITH_TIMEOUT((page = get(access_.metrics)).contains("status=\"CONFIRMED\""), soonMs);
    for (const char* name : {"sge_intents_total{", "sge_settlement_duration_seconds_bucket{le=\"60\"}",
                             "sge_ledger_balance{program_id=\"prog-merchant\"} ",
                             "sge_queue_depth{queue=\"intents\"} ", "sge_relayer_balance_eth 0.0",
                             "sge_webhook_verification_failures_total 0", "sge_worker_status{status="})
        QVERIFY2(page.contains(name), name);
}

void TestDemoSystem::nodesAnswer() {
    QCOMPARE(rpc(0, "eth_chainId").value(QStringLiteral("result")).toString(), QStringLiteral("0x7a69"));
    const qint64 first = head(1);
    QVERIFY(first > 0);
    QTRY_VERIFY_WITH_TIMEOUT(head(1) > first, soonMs);
    const QByteArray relayer = R"(["0x7e1a4e5c0ffee00000000000000000000000d3a0","latest"])";
    QVERIFY(rpc(0, "eth_getBalance", relayer).value(QStringLiteral("result")).toString().size() > 10);
    QVERIFY(rpc(0, "eth_getTransactionCount", relayer).contains(QStringLiteral("result")));
}

void TestDemoSystem::nodesRefuseNonsense() {
    QCOMPARE(rpc(0, "eth_getBalance", R"(["nobody"])")
                 .value(QStringLiteral("error"))
                 .toObject()
                 .value(QStringLiteral("code"))
                 .toInt(),
             -32602);
    QCOMPARE(
        rpc(0, "eth_mystery").value(QStringLiteral("error")).toObject().value(QStringLiteral("code")).toInt(),
        -32601);
    const QByteArray batch =
        R"([{"jsonrpc":"2.0","id":1,"method":"eth_chainId"},{"jsonrpc":"2.0","id":2,"method":"net_version"}])";
    QCOMPARE(QJsonDocument::fromJson(post(access_.nodes[0], batch)).array().size(), 2);
    int status = 0;
    (void)post(access_.nodes[0], QByteArray(2 * 1024 * 1024, ' '), &status);
    QVERIFY(status == 413 || status == 0); // refused; the answer may be lost behind what we still send
    QCOMPARE(rpc(0, "eth_chainId").value(QStringLiteral("result")).toString(), QStringLiteral("0x7a69"));
}

void TestDemoSystem::faultsCanBeSwitched() {
    (void)post(access_.fault, R"({"rpc1":"down"})");
    QVERIFY(rpc(0, "eth_chainId").isEmpty());
    QVERIFY(rpc(1, "eth_chainId").contains(QStringLiteral("result")));
    int status = 0;
    (void)post(access_.fault, R"({"rpc1":"ok","rpc9":"down"})", &status);
    QCOMPARE(status, 400);
    QVERIFY(rpc(0, "eth_chainId").isEmpty()); // a bad wish changes nothing
    (void)post(access_.fault, R"({"rpc1":"lag","relayer":"refill"})");
    QVERIFY(head(1) - head(0) >= 39);
    QTRY_VERIFY_WITH_TIMEOUT(get(access_.metrics).contains("sge_relayer_balance_eth 0.39"), soonMs);
    (void)post(access_.fault, R"({"rpc1":"ok"})");
}

void TestDemoSystem::healthAnswersAsSgeDoes() {
    const QJsonObject health = QJsonDocument::fromJson(get(access_.health)).object();
    QCOMPARE(health.value(QStringLiteral("ok")).toBool(), true);
    QCOMPARE(health.value(QStringLiteral("chainId")).toInt(), 31337);
    (void)post(access_.fault, R"({"rpc1":"down","rpc2":"down"})");
    int status = 0;
    const QJsonObject bad = QJsonDocument::fromJson(post(access_.health, QByteArray(), &status)).object();
    QCOMPARE(status, 503);
    QCOMPARE(bad.value(QStringLiteral("ok")).toBool(), false);
    QVERIFY(bad.contains(QStringLiteral("error")));
    (void)post(access_.fault, R"({"rpc1":"ok","rpc2":"ok"})");
}

void TestDemoSystem::leavesNothing() {
    const QUrl health = access_.health;
    runner_.reset();
    QVERIFY(!QDir(access_.folder).exists());
    QVERIFY(!PqLink::open(access_.adminUrl, access_.adminPassword).ok());
    QVERIFY(get(health).isEmpty());
}

/// The further systems have the same people with the same keys; where a kind has payouts, one waits for a
/// signature.
void TestDemoSystem::everySystemHasItsPeople() {
    startDemo({.historyIntents = smallHistory, .systems = demoSystems()});
    QCOMPARE(access_.systemFiles.size(), demoSystems().size());
    for (const QString& path : access_.systemFiles.mid(1)) {
        QFile written(path);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const auto file = parseSystemFile(written.readAll(), builtInKinds(), path);
        QVERIFY(file.ok());
        auto link = PqLink::open(databaseUrlOf(access_.adminUrl, file->kind), access_.adminPassword);
        QVERIFY(link.ok());
        const auto people =
            link->query(QStringLiteral("SELECT count(*) FROM countersign.human WHERE active"));
        QVERIFY2(people.ok(), people ? "" : qPrintable(people.failure().what));
        QCOMPARE(people->at(0, 0), QString::number(access_.people.size()));
        const auto waiting = link->query(QStringLiteral(
            "SELECT string_agg(payout, ',') FROM countersign.payout_request WHERE state = 'pending'"));
        QVERIFY2(waiting.ok(), waiting ? "" : qPrintable(waiting.failure().what));
        QCOMPARE(waiting->at(0, 0), demoPart(file->kind)->payout);
    }
}

void TestDemoSystem::stoppedWhileStarting() {
    runner_ = std::make_unique<DemoRunner>(DemoOptions{.historyIntents = smallHistory});
    QSignalSpy progress(runner_.get(), &DemoRunner::progress);
    runner_->start();
    QVERIFY(progress.wait(startTimeoutMs));
    QElapsedTimer took;
    took.start();
    runner_.reset();
    QVERIFY(took.elapsed() < startTimeoutMs / 3);
}

void TestDemoSystem::backendThatDiesIsTold() {
    DemoOptions options;
    options.historyIntents = smallHistory;
    options.backendProgram = QStringLiteral("/bin/false");
    runner_ = std::make_unique<DemoRunner>(options);
    QSignalSpy failed(runner_.get(), &DemoRunner::failed);
    runner_->start();
    QVERIFY(failed.wait(startTimeoutMs));
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed[0][0].value<Failure>().where, QStringLiteral("countersign-demo-backend"));
}

QTEST_GUILESS_MAIN(TestDemoSystem)
#include "test_demo_system.moc"
