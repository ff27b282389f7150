// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/database_thread.h"
#include "tests/support/backend_rows.h"
#include "tests/support/say.h"
#include "tests/support/test_database.h"

#include <QElapsedTimer>
#include <QSemaphore>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace countersign;

/// Order, threads, limits and the end of a DatabaseThread.
class TestDatabaseThread : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase();
    void answersInOrderOnTheReceiversThread();
    void receiverGoneMeansNoAnswer();
    void fullQueueAnswersAtOnce();
    void endAnswersWhatWaits();
    void opensAgainAfterALoss();
    void aDeadServerFailsTheWholeQueueOnce();

  private:
    [[nodiscard]] std::unique_ptr<DatabaseThread> thread(const QString& login = QStringLiteral("carol")) {
        return std::make_unique<DatabaseThread>(database_->plan(login), database_->kind(),
                                                std::map<QString, Decimal>{});
    }
    std::unique_ptr<TestDatabase> database_;
};

void TestDatabaseThread::initTestCase() {
    auto made = TestDatabase::create();
    QVERIFY_OK(made);
    database_ = std::move(*made);
}

void TestDatabaseThread::answersInOrderOnTheReceiversThread() {
    const auto database = thread();
    QList<int> order;
    bool sameThread = true;
    std::atomic<bool> otherThread = true;
    QThread* const here = QThread::currentThread();
    for (int i = 0; i < 20; ++i) {
        database->ask<int>(
            this,
            [i, here, &otherThread](SystemGateway&) -> Result<int> {
                otherThread = otherThread && QThread::currentThread() != here;
                return i;
            },
            [&, here](const Result<int>& answer) {
                sameThread = sameThread && QThread::currentThread() == here;
                order << (answer ? *answer : -1);
            });
    }
    QTRY_COMPARE_WITH_TIMEOUT(order.size(), 20, 20'000);
    for (int i = 0; i < 20; ++i)
        QCOMPARE(order[i], i);
    QVERIFY(sameThread && otherThread);
}

void TestDatabaseThread::receiverGoneMeansNoAnswer() {
    const auto database = thread();
    bool answered = false;
    auto receiver = std::make_unique<QObject>();
    QSemaphore go;
    database->ask<int>(
        receiver.get(),
        [&go](SystemGateway&) -> Result<int> {
            go.acquire();
            return 1;
        },
        [&](const Result<int>&) { answered = true; });
    receiver.reset();
    go.release();
    bool later = false;
    database->ask<int>(
        this, [](SystemGateway&) -> Result<int> { return 2; }, [&](const Result<int>&) { later = true; });
    QTRY_VERIFY_WITH_TIMEOUT(later, 20'000);
    QVERIFY(!answered);
}

void TestDatabaseThread::fullQueueAnswersAtOnce() {
    const auto database = thread();
    QSemaphore started, go;
    int done = 0, refused = 0;
    const auto count = [&](const Result<int>& answer) {
        if (answer)
            ++done;
        else if (answer.failure().kind == FailureKind::TooLarge)
            ++refused;
    };
    database->ask<int>(
        this,
        [&](SystemGateway&) -> Result<int> {
            started.release();
            go.acquire();
            return 0;
        },
        count);
    started.acquire();
    for (int i = 0; i < maxQueuedJobs + 3; ++i)
        database->ask<int>(
            this, [](SystemGateway&) -> Result<int> { return 0; }, count);
    QCOMPARE(database->queued(), maxQueuedJobs);
    QTRY_COMPARE_WITH_TIMEOUT(refused, 3, 20'000);
    go.release();
    QTRY_COMPARE_WITH_TIMEOUT(done, maxQueuedJobs + 1, 20'000);
}

void TestDatabaseThread::endAnswersWhatWaits() {
    auto database = thread();
    QSemaphore started;
    int done = 0, cancelled = 0;
    const auto count = [&](const Result<int>& answer) {
        if (answer)
            ++done;
        else if (answer.failure().kind == FailureKind::Cancelled)
            ++cancelled;
    };
    database->ask<int>(
        this,
        [&](SystemGateway&) -> Result<int> {
            started.release();
            while (!QThread::currentThread()->isInterruptionRequested())
                QThread::yieldCurrentThread();
            return 0;
        },
        count);
    for (int i = 0; i < 10; ++i)
        database->ask<int>(
            this, [](SystemGateway&) -> Result<int> { return 0; }, count);
    started.acquire();
    database.reset(); // waits for the running job only
    QTRY_COMPARE_WITH_TIMEOUT(done, 1, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(cancelled, 10, 20'000);
}

void TestDatabaseThread::opensAgainAfterALoss() {
    const auto database = thread();
    std::optional<Result<ItemPage>> answer;
    const auto ask = [&] {
        answer.reset();
        database->ask<ItemPage>(
            this, [](SystemGateway& gateway) { return gateway.page(itemsOf(QStringLiteral("intent")), {}); },
            [&](const Result<ItemPage>& page) { answer = page; });
        return QTest::qWaitFor([&] { return answer.has_value(); }, 20'000);
    };
    QVERIFY(ask());
    QVERIFY_OK(*answer);
    const QString killed = database_->value(
        database_->adminLogin(),
        QStringLiteral(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = 'carol'"));
    QCOMPARE(killed, QStringLiteral("1"));
    QVERIFY(ask());
    QVERIFY(!answer->ok()); // the loss is told, not hidden
    QCOMPARE(answer->failure().kind, FailureKind::Unreachable);
    QVERIFY(ask());
    QVERIFY_OK(*answer);
}

void TestDatabaseThread::aDeadServerFailsTheWholeQueueOnce() {
    ConnectionPlan nowhere = database_->plan(QStringLiteral("carol"));
    // TEST-NET-1: answers nothing, so that every try costs the whole connect_timeout
    nowhere.conninfo = QStringLiteral("host='192.0.2.1' port='5432' connect_timeout='2' dbname='x' user='x'");
    DatabaseThread database(nowhere, database_->kind(), {});
    int failed = 0;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 20; ++i)
        database.ask<int>(
            this, [](SystemGateway&) -> Result<int> { return 0; },
            [&](const Result<int>& answer) { failed += answer.ok() ? 0 : 1; });
    QVERIFY(timer.elapsed() < 1'500); // nobody waits here, not even for one connect_timeout
    QTRY_COMPARE_WITH_TIMEOUT(failed, 20, 20'000);
    QVERIFY2(timer.elapsed() < 10'000, "each job tried for itself");
}

QTEST_GUILESS_MAIN(TestDatabaseThread)
#include "test_database_thread.moc"
