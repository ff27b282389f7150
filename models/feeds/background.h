// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/trust/thread_crypto.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace countersign {

/// Runs \a job (disk, mostly) on a pool thread, then \a deliver on the thread of \a receiver, or not at all
/// when the receiver is gone by then. The job must own copies of all it uses.
template<typename T>
void inBackground(QObject* receiver, std::function<T()> job, std::function<void(T)> deliver) {
    auto promise = std::make_shared<QPromise<T>>();
    auto* watcher = new QFutureWatcher<T>(receiver);
    QObject::connect(watcher, &QFutureWatcher<T>::finished, receiver,
                     [watcher, deliver = std::move(deliver)] {
                         watcher->deleteLater();
                         if (watcher->future().resultCount() > 0)
                             deliver(watcher->result());
                     });
    watcher->setFuture(promise->future());
    promise->start();
    QThreadPool::globalInstance()->start([promise, job = std::move(job)] {
        {
            const ThreadCrypto crypto;
            promise->addResult(job());
        }
        promise->finish();
    });
}

} // namespace countersign
