// SPDX-License-Identifier: GPL-3.0-or-later
// A system that is closed (or the whole window) waits for nobody but an act that was sent.
#include "models/postgres/database_thread.h"
#include "tests/faults/routes_fixture.h"
#include "tests/support/backend_rows.h"
#include "tests/support/dropping_proxy.h"
#include "tests/support/say.h"
#include "tests/support/test_database.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTest>

#include <semaphore>

using namespace countersign;

namespace {

constexpr int soonMs = 2'500; ///< below every limit that the slower way would need
const QString reader = QStringLiteral("carol");
const QString actor = QStringLiteral("ann");

} // namespace

class TestClosing : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() {
        auto made = TestDatabase::create();
        QVERIFY_OK(made);
        db_ = std::move(*made);
        const Status rows = db_->sql(programSql() + orphanIntentSql(QStringLiteral("o1")));
        QVERIFY_OK(rows);
    }

    void aReadIsCancelled() {
        const auto blocker = lockIntents();
        QVERIFY(blocker);
        auto database = thread(db_->plan(reader));
        std::optional<Result<ItemPage>> answer;
        askForPage(*database, answer);
        QTRY_COMPARE_WITH_TIMEOUT(waitingFor(reader), QStringLiteral("1"), patienceMs);
        QVERIFY(closedSoon(database));
        QTRY_VERIFY_WITH_TIMEOUT(answer && !answer->ok(), patienceMs);
        QCOMPARE(waitingFor(reader), QStringLiteral("0")); // the server gave it up, too
    }

    void anActIsWaitedFor() {
        const auto blocker = lockIntents();
        QVERIFY(blocker);
        auto database = thread(db_->plan(actor));
        std::optional<Result<ActOutcome>> answer;
        database->ask<ActOutcome>(
            this,
            [](SystemGateway& gateway) {
                RetryRequest request;
                request.item = {QStringLiteral("intent"), QStringLiteral("o1")};
                request.fingerprint = QStringLiteral("f");
                request.key = QUuid::createUuid();
                request.reason = QStringLiteral("the provider is back");
                return gateway.retry(request);
            },
            [&](const Result<ActOutcome>& outcome) { answer = outcome; });
        QTRY_COMPARE_WITH_TIMEOUT(waitingFor(actor), QStringLiteral("1"), patienceMs);
        database.reset();
        QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), patienceMs);
        QVERIFY_OK(*answer);
        // The server's own word, after lock_timeout: neither cancelled nor cut off.
        QCOMPARE((*answer)->reason, QStringLiteral("busy"));
    }

    void aServerThatIsAwayIsCutOff() {
        DroppingProxy proxy(db_->cluster().port());
        auto database = thread(planAt(db_->plan(reader), reader, proxy.port()));
        std::optional<Result<ItemPage>> answer;
        askForPage(*database, answer);
        QTRY_VERIFY_WITH_TIMEOUT(answer && answer->ok(), patienceMs);
        proxy.stall();
        answer.reset();
        std::binary_semaphore asked(0);
        database->ask<ItemPage>(
            this,
            [&asked](SystemGateway& gateway) {
                asked.release();
                return gateway.page(itemsOf(QStringLiteral("intent")), {});
            },
            [&](const Result<ItemPage>& page) { answer = page; });
        asked.acquire();
        QVERIFY(closedSoon(database));
        QTRY_VERIFY_WITH_TIMEOUT(answer && !answer->ok(), patienceMs);
    }

    void aConnectionUnderWayIsGivenUp() {
        QTcpServer silent; // takes the connection, and never says a word
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        auto database = thread(planAt(db_->plan(reader), reader, silent.serverPort()));
        std::optional<Result<ItemPage>> answer;
        askForPage(*database, answer);
        QTRY_VERIFY_WITH_TIMEOUT(silent.hasPendingConnections(), patienceMs);
        QVERIFY(closedSoon(database));
        QTRY_VERIFY_WITH_TIMEOUT(answer && !answer->ok(), patienceMs);
    }

  private:
    [[nodiscard]] std::unique_ptr<DatabaseThread> thread(const ConnectionPlan& plan) const {
        return std::make_unique<DatabaseThread>(plan, db_->kind(), std::map<QString, Decimal>{});
    }
    void askForPage(DatabaseThread& database, std::optional<Result<ItemPage>>& answer) {
        database.ask<ItemPage>(
            this, [](SystemGateway& gateway) { return gateway.page(itemsOf(QStringLiteral("intent")), {}); },
            [&answer](const Result<ItemPage>& page) { answer = page; });
    }
    /// Until the connection is thrown away.
    [[nodiscard]] std::unique_ptr<Connection> lockIntents() const {
        auto blocker = db_->connect(db_->adminLogin());
        const auto locked =
            blocker->run(QStringLiteral("BEGIN; LOCK TABLE public.\"Intent\" IN ACCESS EXCLUSIVE MODE"));
        return locked ? std::move(blocker) : nullptr;
    }
    [[nodiscard]] QString waitingFor(const QString& login) const {
        return db_->value(db_->adminLogin(),
                          QStringLiteral("SELECT count(*) FROM pg_stat_activity WHERE usename = $1::text AND"
                                         " wait_event_type = 'Lock'"),
                          {login});
    }
    [[nodiscard]] static bool closedSoon(std::unique_ptr<DatabaseThread>& database) {
        QElapsedTimer timer;
        timer.start();
        database.reset();
        return timer.elapsed() < soonMs;
    }

    std::unique_ptr<TestDatabase> db_;
};

QTEST_GUILESS_MAIN(TestClosing)
#include "test_closing.moc"
