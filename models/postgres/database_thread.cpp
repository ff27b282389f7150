// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/database_thread.h"

#include "models/postgres/statement_stop.h"
#include "models/trust/thread_crypto.h"

#include <QMutex>
#include <QThread>
#include <QWaitCondition>

#include <chrono>
#include <deque>

namespace countersign {

namespace {

constexpr int answerToStopMs = 1'000; ///< from a server that is there

using SteadyTime = std::chrono::steady_clock::time_point;

struct Queued {
    std::function<void(Result<SystemGateway*>)> work;
    SteadyTime postedAt;
};

Failure stopped() {
    return {FailureKind::Cancelled, QStringLiteral("the connection is being closed"), {}, {}, {}};
}

} // namespace

/// The queue is shared between the two threads under its lock; the gateway belongs to the worker alone.
struct DatabaseThread::Private {
    ConnectionPlan plan;
    std::shared_ptr<const KindPack> kind;
    std::map<QString, Decimal> thresholds;

    const std::shared_ptr<StatementStop> stop = std::make_shared<StatementStop>();
    std::optional<ConnectionPlan> fallBack;
    std::chrono::milliseconds returnEvery{};

    QMutex lock;
    QWaitCondition changed;
    std::deque<Queued> queue;
    bool stopping = false;

    std::unique_ptr<SystemGateway> gateway;
    bool onFallBack = false;
    SteadyTime triedToReturnAt;
    std::optional<Failure> openFailure;
    SteadyTime openFailedAt;

    std::unique_ptr<QThread> thread; // declared last: it uses all of the above

    std::optional<Queued> next();
    Result<std::unique_ptr<SystemGateway>> open();
    void tryToReturn();
    Result<SystemGateway*> openFor(SteadyTime postedAt);
    void loop();
    void drain();
};

std::optional<Queued> DatabaseThread::Private::next() {
    const QMutexLocker locked(&lock);
    while (queue.empty() && !stopping)
        changed.wait(&lock);
    if (stopping)
        return std::nullopt;
    Queued job = std::move(queue.front());
    queue.pop_front();
    return job;
}

/// The server that was named, else the one that stands in for it.
Result<std::unique_ptr<SystemGateway>> DatabaseThread::Private::open() {
    auto opened = SystemGateway::open(plan, kind, thresholds);
    onFallBack = false;
    if (opened || !fallBack)
        return opened;
    auto other = SystemGateway::open(*fallBack, kind, thresholds);
    if (!other)
        return opened; // of two failures the one of the server that was named
    other.value()->standsInBecause(englishSentence(opened.failure()));
    onFallBack = true;
    triedToReturnAt = std::chrono::steady_clock::now();
    return other;
}

void DatabaseThread::Private::tryToReturn() {
    if (!onFallBack || std::chrono::steady_clock::now() - triedToReturnAt < returnEvery)
        return;
    auto back = SystemGateway::open(plan, kind, thresholds);
    triedToReturnAt = std::chrono::steady_clock::now();
    if (!back)
        return;
    onFallBack = false;
    gateway = std::move(back).value();
}

/// The open gateway, or another one. What was asked before the last try failed gets that answer: a full queue
/// must not mean a full queue of connection timeouts.
Result<SystemGateway*> DatabaseThread::Private::openFor(SteadyTime postedAt) {
    if (gateway && !gateway->usable())
        gateway.reset();
    if (gateway) {
        tryToReturn();
        return gateway.get();
    }
    if (openFailure && postedAt <= openFailedAt)
        return *openFailure;
    auto opened = open();
    if (!opened) {
        openFailure = opened.failure();
        openFailedAt = std::chrono::steady_clock::now();
        return opened.failure();
    }
    openFailure.reset();
    gateway = std::move(opened).value();
    return gateway.get();
}

void DatabaseThread::Private::loop() {
    while (auto job = next())
        job->work(openFor(job->postedAt));
    drain();
    gateway.reset();
}

void DatabaseThread::Private::drain() {
    std::deque<Queued> left;
    {
        const QMutexLocker locked(&lock);
        left.swap(queue);
    }
    for (const Queued& job : left)
        job.work(stopped());
}

DatabaseThread::DatabaseThread(ConnectionPlan plan, std::shared_ptr<const KindPack> kind,
                               std::map<QString, Decimal> thresholds, QObject* parent)
    : QObject(parent)
    , d_(std::make_unique<Private>()) {
    d_->plan = std::move(plan);
    d_->plan.stop = d_->stop;
    d_->kind = std::move(kind);
    d_->thresholds = std::move(thresholds);
    d_->thread.reset(QThread::create([d = d_.get()] {
        const ThreadCrypto crypto;
        d->loop();
    }));
    d_->thread->setObjectName(QStringLiteral("database"));
    d_->thread->start();
}

DatabaseThread::~DatabaseThread() {
    {
        const QMutexLocker locked(&d_->lock);
        d_->stopping = true;
    }
    d_->thread->requestInterruption(); // long jobs look at it between their statements
    d_->stop->stop();
    d_->changed.wakeAll();
    if (!d_->thread->wait(answerToStopMs))
        d_->stop->cut();
    d_->thread->wait();
}

void DatabaseThread::fallBackTo(const ConnectionPlan& plan, int returnEveryMs) {
    const QMutexLocker locked(&d_->lock);
    d_->fallBack = plan;
    d_->fallBack->stop = d_->stop;
    d_->returnEvery = std::chrono::milliseconds(returnEveryMs);
}

int DatabaseThread::queued() const {
    const QMutexLocker locked(&d_->lock);
    return static_cast<int>(d_->queue.size());
}

void DatabaseThread::post(Work work) {
    {
        const QMutexLocker locked(&d_->lock);
        if (d_->queue.size() < maxQueuedJobs) {
            d_->queue.push_back({std::move(work), std::chrono::steady_clock::now()});
            d_->changed.wakeOne();
            return;
        }
    }
    work(Failure{FailureKind::TooLarge,
                 QStringLiteral("%1 questions are already waiting for this connection").arg(maxQueuedJobs),
                 QStringLiteral("database ") + d_->plan.shown,
                 {},
                 {}});
}

} // namespace countersign
