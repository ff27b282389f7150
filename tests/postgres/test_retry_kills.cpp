// SPDX-License-Identifier: GPL-3.0-or-later
// The client is killed between sending a retry and hearing the answer, 100 times. Each is looked up by its
// key and told truly; pressed again with the same key nothing is lost and nothing doubled.
#include "app/demo/pq_link.h"
#include "models/postgres/system_gateway.h"
#include "tests/support/test_database.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace countersign;

namespace {

constexpr int killCount = 100;

const QString stuckItems = QStringLiteral(R"(
    INSERT INTO "Program" ("id", "name", "slug", "treasuryAddress", "updatedAt")
    VALUES ('p', 'Kills', 'kills', '0x0', now());
    INSERT INTO "Intent" ("id", "programId", "type", "idempotencyKey", "wallet", "payload", "status", "attempts",
                          "lastAttemptAt", "errorMessage", "createdAt", "updatedAt")
    SELECT 'kill-' || n, 'p', 'CLAIM', 'kill-' || n, '0xabc', '{}', 'FAILED', 5, born, 'User must register before claiming',
           born, born
    FROM generate_series(0, %1) n, LATERAL (SELECT (now() AT TIME ZONE 'utc') - interval '2 hours' AS born) b;
    UPDATE countersign.setting SET value = 1000000 WHERE name = 'retry_per_human';)");

} // namespace

class TestRetryKills : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() {
        auto made = TestDatabase::create();
        QVERIFY2(made.ok(), made ? "" : qPrintable(englishSentence(made.failure())));
        database_ = std::move(*made);
        QVERIFY(database_->sql(stuckItems.arg(killCount)).ok());
        QVERIFY(folder_.isValid());
        qputenv("PGPASSWORD",
                database_->plan(QStringLiteral("ann")).password.toUtf8()); // the clients inherit it
        QFile file(systemFile());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        const QString url = database_->cluster().urlFor(QStringLiteral("ann"), QStringLiteral("sge"));
        file.write(QStringLiteral(
                       R"({"name": "kills", "kind": "sge", "environment": "development", "database": "%1"})")
                       .arg(url)
                       .toUtf8());
    }

    void everyKilledPressIsToldTruly() {
        int happened = 0, never = 0;
        for (int n = 0; n < killCount; ++n) {
            const bool whileWaiting = n % 2 == 0;
            const QString id = QStringLiteral("kill-%1").arg(n);
            const QUuid key = QUuid::createUuid();
            const QString fingerprint = fingerprintOf(id);
            QVERIFY2(!fingerprint.isEmpty(), qPrintable(id));
            if (whileWaiting)
                killWhileTheServerWorks(id, key, fingerprint);
            else
                killSoon(id, key, fingerprint);
            if (QTest::currentTestFailed())
                return;

            const auto told = ask(key);
            const bool rowMoved = statusOf(id) == QStringLiteral("PENDING");
            QVERIFY2(told.has_value() == rowMoved, // what is told is what is
                     qPrintable(id + u' ' + statusOf(id)));
            if (whileWaiting)
                QVERIFY2(told.has_value(), "the server had it, and it was lost");
            ++(told ? happened : never);
            if (told)
                QCOMPARE(told->kind, ActOutcome::Kind::Done);

            // The person presses again: the console keeps the key.
            QProcess again;
            again.start(program(), arguments(id, key, fingerprint));
            QVERIFY(again.waitForFinished(30'000));
            QVERIFY2(again.exitCode() == 0, again.readAllStandardError().constData());
            QCOMPARE(statusOf(id), QStringLiteral("PENDING"));
            QCOMPARE(actsOn(id), QStringLiteral("1"));
        }
        qInfo("%d kills: %d had happened, %d had not; 0 lost, 0 doubled", killCount, happened, never);
        QCOMPARE(happened + never, killCount);
    }

  private:
    [[nodiscard]] QString systemFile() const { return folder_.filePath(QStringLiteral("kills.system.json")); }
    [[nodiscard]] static QString program() {
        return QCoreApplication::applicationDirPath() + QStringLiteral("/../bin/countersignctl");
    }
    [[nodiscard]] QStringList arguments(const QString& id, const QUuid& key,
                                        const QString& fingerprint) const {
        return {QStringLiteral("retry"),
                QStringLiteral("intent"),
                id,
                QStringLiteral("--system"),
                systemFile(),
                QStringLiteral("--reason"),
                QStringLiteral("killed before"),
                QStringLiteral("--key"),
                key.toString(QUuid::WithoutBraces),
                QStringLiteral("--fingerprint"),
                fingerprint};
    }
    [[nodiscard]] QString statusOf(const QString& id) const {
        return database_->value(
            database_->adminLogin(),
            QStringLiteral("SELECT \"status\"::text FROM public.\"Intent\" WHERE \"id\" = $1"), {id});
    }
    [[nodiscard]] QString actsOn(const QString& id) const {
        return database_->value(
            database_->adminLogin(),
            QStringLiteral("SELECT count(*) FROM countersign.audit WHERE act = 'retry' AND subject = $1"),
            {QStringLiteral("intent/") + id});
    }
    [[nodiscard]] std::unique_ptr<SystemGateway> console() const {
        auto gateway = SystemGateway::open(database_->plan(QStringLiteral("ann")), database_->kind());
        return gateway ? std::move(gateway).value() : nullptr;
    }
    [[nodiscard]] QString fingerprintOf(const QString& id) const {
        const auto gateway = console();
        const auto verdicts = gateway ? gateway->verdicts(QStringLiteral("intent"), {id})
                                      : Result<std::vector<Verdict>>(std::vector<Verdict>{});
        return verdicts && !verdicts->empty() ? verdicts->front().fingerprint : QString();
    }
    [[nodiscard]] std::optional<ActOutcome> ask(const QUuid& key) const {
        const auto gateway = console();
        const auto known = gateway ? gateway->lookUp(key) : Result<std::optional<ActOutcome>>(std::nullopt);
        return known ? *known : std::nullopt;
    }
    void startClient(QProcess& client, const QString& id, const QUuid& key,
                     const QString& fingerprint) const {
        client.start(program(), arguments(id, key, fingerprint));
    }

    /// The row is held, so that the client's call waits inside the server; the client dies; the row is let
    /// go.
    void killWhileTheServerWorks(const QString& id, const QUuid& key, const QString& fingerprint) {
        auto holder = PqLink::open(database_->cluster().adminUrl(QStringLiteral("sge")),
                                   database_->cluster().adminPassword());
        QVERIFY(holder.ok());
        QVERIFY(
            holder
                ->run(QStringLiteral("BEGIN; SELECT 1 FROM public.\"Intent\" WHERE \"id\" = '%1' FOR UPDATE")
                          .arg(id))
                .ok());
        QProcess client;
        startClient(client, id, key, fingerprint);
        const QString waiting =
            QStringLiteral("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' "
                           "AND query LIKE '%countersign.retry(%' AND usename = 'ann'");
        QTRY_COMPARE_WITH_TIMEOUT(database_->value(database_->adminLogin(), waiting), QStringLiteral("1"),
                                  10'000);
        client.kill();
        QVERIFY(client.waitForFinished(10'000));
        QVERIFY(holder->run(QStringLiteral("COMMIT")).ok());
        QTRY_COMPARE_WITH_TIMEOUT(database_->value(database_->adminLogin(), waiting), QStringLiteral("0"),
                                  10'000);
    }

    /// Anywhere from starting up to just after the answer.
    void killSoon(const QString& id, const QUuid& key, const QString& fingerprint) {
        QProcess client;
        startClient(client, id, key, fingerprint);
        QVERIFY(client.waitForStarted(10'000));
        static_cast<void>(client.waitForFinished(QRandomGenerator::system()->bounded(5, 110)));
        client.kill();
        static_cast<void>(client.waitForFinished(10'000));
    }

    std::unique_ptr<TestDatabase> database_;
    QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(TestRetryKills)
#include "test_retry_kills.moc"
