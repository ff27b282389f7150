// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/postgres/system_gateway.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <functional>
#include <memory>

namespace countersign {

inline constexpr int maxQueuedJobs = 64;
inline constexpr int returnFromFallBackEveryMs = 30'000;

/// One connection on one thread of its own. Jobs run in order on that thread; answers come back on the
/// receiver's thread, or not at all when the receiver is gone. Opens the connection with the first job and
/// again after it was lost. Thread: make and use it on the UI thread.
class DatabaseThread : public QObject {
    Q_OBJECT
  public:
    DatabaseThread(ConnectionPlan plan, std::shared_ptr<const KindPack> kind,
                   std::map<QString, Decimal> thresholds, QObject* parent = nullptr);
    /// Cancels what is being read, and cuts the connection where the server does not answer; an act that was
    /// sent is waited for, and so is a connection to the first of several hosts.
    ~DatabaseThread() override;

    /// Where questions go while the server they are meant for is away; every \a returnEveryMs it is looked
    /// whether that one is back. Call before the first ask().
    void fallBackTo(const ConnectionPlan& plan, int returnEveryMs = returnFromFallBackEveryMs);

    template<typename T>
    using Job = std::function<Result<T>(SystemGateway&)>;

    /// Runs \a job there; then \a deliver on the thread of \a receiver.
    template<typename T>
    void ask(QObject* receiver, Job<T> job, std::function<void(Result<T>)> deliver);

    [[nodiscard]] int queued() const;

  private:
    using Work = std::function<void(Result<SystemGateway*>)>;
    void post(Work work);

    struct Private;
    std::unique_ptr<Private> d_;
};

template<typename T>
void DatabaseThread::ask(QObject* receiver, Job<T> job, std::function<void(Result<T>)> deliver) {
    auto promise = std::make_shared<QPromise<Result<T>>>();
    auto* watcher = new QFutureWatcher<Result<T>>(receiver);
    QObject::connect(watcher, &QFutureWatcher<Result<T>>::finished, receiver,
                     [watcher, deliver = std::move(deliver)] {
                         watcher->deleteLater();
                         if (watcher->future().resultCount() > 0)
                             deliver(watcher->result());
                     });
    watcher->setFuture(promise->future());
    promise->start();
    post([promise, job = std::move(job)](Result<SystemGateway*> gateway) {
        if (gateway)
            promise->addResult(job(*gateway.value()));
        else
            promise->addResult(Result<T>(gateway.failure()));
        promise->finish();
    });
}

} // namespace countersign
