// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 of the client between sending a signature and hearing the answer, and of the server's process while
// it decides (which takes the whole server through its recovery). Whoever was told "done" finds it done;
// whoever was told nothing looks it up and is told what is; sent again nothing is doubled.
// COUNTERSIGN_PROOF_CLIENT_KILLS and COUNTERSIGN_PROOF_SERVER_KILLS: how many.
#include "models/postgres/trail_reader.h"
#include "tests/support/payout_world.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

#include <csignal>
#include <thread>

using namespace countersign;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int clientKillsOfAShortRun = 14;
constexpr int serverKillsOfAShortRun = 6;
constexpr int recoveryTimeoutMs = 60'000;

int wanted(const char* variable, int otherwise) {
    const int said = qEnvironmentVariableIntValue(variable);
    return said > 0 ? said : otherwise;
}

QString hex(const QByteArray& octets) {
    return u"\\x"_s + QString::fromLatin1(octets.toHex());
}

} // namespace

class TestPayoutKills : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() {
        PrivateClusterOptions durable;
        durable.durable = true;
        auto made = PayoutFixture::create(durable);
        QVERIFY2(made.ok(), made ? "" : qPrintable(englishSentence(made.failure())));
        fx_ = std::move(*made);
        world_ = std::make_unique<PayoutWorld>(*fx_);
        qputenv("PGPASSWORD", fx_->db().plan(u"bob"_s).password.toUtf8()); // the clients inherit it
    }
    void clientsDie();
    void serversDie();
    void trailIsClean();

  private:
    /// Whether bob's word is there, as his console looks it up; and everything else must fit to it.
    std::optional<bool> lookedUp(const PayoutRequest& request);
    void sendAgain(const PayoutRequest& request, const SignedDecision& word);
    void killWhileTheServerWorks(QProcess& client, const PayoutRequest& request,
                                 const QStringList& arguments);
    /// How often the server has said that it is ready; once more after each recovery.
    qsizetype timesReady() {
        QFile log(fx_->db().cluster().logFile());
        return log.open(QIODevice::ReadOnly) ? log.readAll().count("ready to accept connections") : 0;
    }
    bool serverAnswers() {
        auto link = PqLink::open(fx_->db().cluster().adminUrl(u"sge"_s), fx_->db().cluster().adminPassword());
        return link.ok() && link->query(u"SELECT 1"_s).ok();
    }

    std::unique_ptr<PayoutFixture> fx_;
    std::unique_ptr<PayoutWorld> world_;
};

std::optional<bool> TestPayoutKills::lookedUp(const PayoutRequest& request) {
    const auto console = fx_->gateway(u"bob"_s);
    if (!console)
        return {};
    const auto known = (*console)->lookUpDecision(request.id, u"bob"_s);
    if (!known)
        return {};
    const bool there = known->has_value();
    const QString state = world_->state(request);
    const QString batch = world_->batchState(request);
    const QString acts = world_->ask(
        u"carol"_s, u"SELECT string_agg(act, ' ' ORDER BY seq) FROM countersign.trail WHERE subject = $1"_s,
        {u"request/"_s + request.id});
    const bool fits =
        there ? state == u"approved"_s && batch == u"APPROVED"_s && acts == u"propose approve release"_s
              : state == u"pending"_s && batch == u"PENDING"_s && acts == u"propose"_s;
    if (!fits)
        qWarning("%s: told %d, but %s, %s, %s", qPrintable(request.id), there, qPrintable(state),
                 qPrintable(batch), qPrintable(acts));
    return fits ? std::optional(there) : std::nullopt;
}

void TestPayoutKills::sendAgain(const PayoutRequest& request, const SignedDecision& word) {
    QCOMPARE(world_->decide(u"bob"_s, request.id, word), u"done approved"_s);
    const auto there = lookedUp(request); // once, and no more
    QVERIFY(there.has_value() && *there);
}

/// Also of one that had ended before: QProcess says false to that.
static bool ended(QProcess& client) {
    return client.state() == QProcess::NotRunning || client.waitForFinished(30'000);
}

void TestPayoutKills::killWhileTheServerWorks(QProcess& client, const PayoutRequest& request,
                                              const QStringList& arguments) {
    const QString admin = fx_->db().adminLogin();
    QCOMPARE(world_->run(admin,
                         u"BEGIN; SELECT 1 FROM public.\"PayoutBatch\" WHERE \"id\" = '%1' FOR UPDATE"_s.arg(
                             request.content.payout)),
             u"ok"_s);
    client.start(QCoreApplication::applicationDirPath() + u"/decide_client"_s, arguments);
    const QString waiting =
        u"SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%countersign.decide(%'"_s;
    PayoutWorld watcher(*fx_);
    QTRY_COMPARE_WITH_TIMEOUT(watcher.ask(admin, waiting), u"1"_s, 30'000);
    client.kill();
    QVERIFY(ended(client));
    QCOMPARE(world_->run(admin, u"COMMIT"_s), u"ok"_s);
    QTRY_COMPARE_WITH_TIMEOUT(
        watcher.ask(admin, u"SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE"
                           " '%countersign.decide(%' AND pid <> pg_backend_pid()"_s),
        u"0"_s, 30'000);
}

void TestPayoutKills::clientsDie() {
    const int kills = wanted("COUNTERSIGN_PROOF_CLIENT_KILLS", clientKillsOfAShortRun);
    int heard = 0, happened = 0, never = 0;
    for (int n = 0; n < kills; ++n) {
        const PayoutRequest request = world_->pending();
        const SignedDecision word = world_->word(u"bob"_s, request, DecisionVerdict::Approve);
        const Decision& d = word.decision;
        const QStringList arguments{fx_->db().cluster().urlFor(u"bob"_s, u"sge"_s),
                                    request.id,
                                    u"approve"_s,
                                    hex(d.key),
                                    hex(word.signature),
                                    QString::number(d.headSeq),
                                    hex(d.headHash),
                                    QString::number(d.signedMs),
                                    u""_s};
        QProcess client;
        if (n % 2 == 0) {
            killWhileTheServerWorks(client, request, arguments);
        } else {
            client.start(QCoreApplication::applicationDirPath() + u"/decide_client"_s, arguments);
            QVERIFY(client.waitForStarted(10'000));
            static_cast<void>(client.waitForFinished(QRandomGenerator::global()->bounded(5, 200)));
            client.kill();
            QVERIFY(ended(client));
            PayoutWorld watcher(*fx_);
            QTRY_COMPARE_WITH_TIMEOUT(
                watcher.ask(u"postgres"_s,
                            u"SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE"
                            " '%countersign.decide(%' AND pid <> pg_backend_pid()"_s),
                u"0"_s, 30'000);
        }
        if (QTest::currentTestFailed())
            return;
        const bool told = client.readAllStandardOutput().startsWith("done approved");
        const auto there = lookedUp(request);
        QVERIFY2(there.has_value(), "what is told and what is differ");
        if (told)
            QVERIFY2(*there, "an acknowledged word is lost");
        if (n % 2 == 0)
            QVERIFY2(*there, "the server had it, and it was lost");
        heard += told ? 1 : 0;
        ++(*there ? happened : never);
        sendAgain(request, word);
        if (QTest::currentTestFailed())
            return;
    }
    qInfo("%d clients killed: %d had heard the answer, %d words had been taken, %d not; 0 lost, 0 doubled, 0 "
          "told wrongly",
          kills, heard, happened, never);
}

void TestPayoutKills::serversDie() {
    const int kills = wanted("COUNTERSIGN_PROOF_SERVER_KILLS", serverKillsOfAShortRun);
    int heard = 0, happened = 0, never = 0;
    for (int n = 0; n < kills; ++n) {
        const PayoutRequest request = world_->pending();
        const SignedDecision word = world_->word(u"bob"_s, request, DecisionVerdict::Approve);
        const int process = world_->ask(u"bob"_s, u"SELECT pg_backend_pid()"_s).toInt();
        QVERIFY(process > 1);
        const auto ready = timesReady();
        const int delayUs = QRandomGenerator::global()->bounded(120'000);
        std::jthread killer([process, delayUs] {
            const auto until = std::chrono::steady_clock::now() + std::chrono::microseconds(delayUs);
            while (std::chrono::steady_clock::now() < until)
                std::this_thread::yield();
            ::kill(process, SIGKILL);
        });
        const QString said = world_->decide(u"bob"_s, request.id, word);
        killer.join();
        world_ = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT(timesReady() > ready && serverAnswers(), recoveryTimeoutMs);
        world_ = std::make_unique<PayoutWorld>(*fx_, n + 1);
        static_cast<void>(lookedUp(request)); // the first one finds the old connection dead
        const auto there = lookedUp(request);
        QVERIFY2(there.has_value(), "what is told and what is differ");
        const bool told = said == u"done approved"_s;
        if (told)
            QVERIFY2(*there, "an acknowledged word is lost");
        heard += told ? 1 : 0;
        ++(*there ? happened : never);
        sendAgain(request, word);
        if (QTest::currentTestFailed())
            return;
    }
    qInfo("%d server processes killed: %d answers were heard, %d words had been taken, %d not; 0 lost, 0 "
          "doubled, 0 told wrongly",
          kills, heard, happened, never);
}

void TestPayoutKills::trailIsClean() {
    const auto connection = fx_->db().connect(u"carol"_s);
    QVERIFY(connection);
    TrailCheck trail;
    QVERIFY(readTrail(*connection, [&](const std::vector<TrailRow>& rows) {
                for (const TrailRow& row : rows)
                    trail.add(row);
                return Status(Nothing{});
            }).ok());
    const auto head = readTrailHead(*connection);
    QVERIFY(head.ok());
    const TrailReport report = trail.finish(*head);
    QVERIFY2(report.clean(), qPrintable(report.problems.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestPayoutKills)
#include "test_payout_kills.moc"
