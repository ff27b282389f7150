// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo_backend/worker.h"

#include <QCoreApplication>

namespace countersign {
namespace {

constexpr double msPerS = 1'000;
constexpr int hashBytes = 32;
constexpr qsizetype maxTrusted = 100'000;

QString arrayOf(const QStringList& ids) {
    return u'{' + ids.join(u',') + u'}'; // ids of ours are hex: nothing to quote
}

} // namespace

Worker::Worker(Database& database, Chain& chain, Dice& dice, const BackendOptions& options)
    : database_(database)
    , chain_(chain)
    , dice_(dice)
    , options_(options)
    , lockPrefix_(QStringLiteral("worker-%1-").arg(QCoreApplication::applicationPid())) {
    connect(&ticks_, &QTimer::timeout, this, &Worker::tick);
    ticks_.start(qMax(10, realMs(workerTickMs / msPerS)));
}

int Worker::realMs(double seconds) const {
    return static_cast<int>(seconds * msPerS / options_.speed);
}

void Worker::enqueue(const QString& id) {
    if (queue_.size() < maxQueued)
        queue_.append(id);
}

void Worker::trust(const QString& id) {
    if (trusted_.size() >= maxTrusted)
        trusted_.clear();
    trusted_.insert(id);
    doomed_.remove(id);
    tick();
}

void Worker::tick() {
    const int free = workerSlots - busy_;
    if (free <= 0)
        return;
    const QStringList offered = queue_.mid(0, free);
    const PqRows taken = database_.ask(QStringLiteral("claim"),
                                       {arrayOf(offered), QString::number(free), lockPrefix_,
                                        QString::number(lockS / options_.speed),
                                        options_.asShipped ? QStringLiteral("f") : QStringLiteral("t")});
    if (!database_.connected())
        return;
    // What was offered and not taken was "already locked, skipping": the queue forgets it.
    queue_.erase(queue_.begin(), queue_.begin() + offered.size());
    for (const auto& row : taken.rows)
        begin(Job{row[0], row[1], row[3], row[2].toInt()});
}

void Worker::begin(const Job& job) {
    ++busy_;
    Q_EMIT claimed(job.type);
    const bool trusted = trusted_.contains(job.id);
    if (!trusted && dice_.hit(options_.troubleRate / 3)) {
        --busy_; // this slot's worker has died, with the lock in hand
        return;
    }
    const QString error = trusted ? QString() : errorFor(job);
    const int thinkMs = realMs(dice_.between(0.1, 0.4));
    if (!chain_.canSend()) {
        QTimer::singleShot(thinkMs, this, [this, job] {
            fail(job, QStringLiteral("insufficient funds for gas * price + value"));
        });
    } else if (!error.isEmpty()) {
        QTimer::singleShot(thinkMs, this, [this, job, error] { fail(job, error); });
    } else {
        QTimer::singleShot(thinkMs, this, [this, job] { send(job); });
    }
}

QString Worker::errorFor(const Job& job) {
    if (doomed_.contains(job.id))
        return doomed_.value(job.id);
    if (job.attempts > 1 || !dice_.hit(options_.failRate))
        return {};
    const int kind = dice_.below(10);
    if (kind < 5) // passes by itself
        return QStringLiteral("502 Bad Gateway: could not reach the node");
    const QString error = kind < 8 ? QStringLiteral("execution reverted: must register before claiming")
                                   : QStringLiteral("timeout of 30000 ms exceeded: request timed out");
    doomed_.insert(job.id, error);
    return error;
}

void Worker::send(const Job& job) {
    const QString hash = QStringLiteral("0x") + dice_.hex(hashBytes);
    const qint64 nonce = chain_.send(static_cast<quint64>(60'000 + dice_.below(10'000)));
    QTimer::singleShot(realMs(dice_.between(0.8, 3.5)), this, [this, job, hash, nonce] {
        chain_.mine(hash.toLatin1(), true);
        finish(job, hash, nonce);
    });
}

void Worker::finish(const Job& job, const QString& hash, qint64 nonce) {
    --busy_;
    const bool books = trusted_.contains(job.id) || !dice_.hit(options_.troubleRate / 3);
    const PqRows done =
        database_.ask(QStringLiteral("settle"),
                      {job.id, job.lock, hash, QString::number(chain_.blockNumber()), QString::number(nonce),
                       books ? QStringLiteral("t") : QStringLiteral("f")});
    if (!done.empty())
        Q_EMIT settled(job.type, done.at(0, 1).toDouble() * options_.speed);
}

void Worker::fail(const Job& job, const QString& error) {
    --busy_;
    const PqRows left =
        database_.ask(QStringLiteral("fail"), {job.id, job.lock, error, QString::number(maxAttempts),
                                               QString::number(options_.speed)});
    if (left.empty())
        return;
    if (left.at(0, 0) == QStringLiteral("FAILED")) {
        Q_EMIT failed(job.type);
    } else if (options_.asShipped) { // its own queue's back-off, since nothing looks for due rows
        QTimer::singleShot(realMs(1 << job.attempts), this, [this, id = job.id] { enqueue(id); });
    }
}

} // namespace countersign
