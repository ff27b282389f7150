// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo_backend/backend_options.h"
#include "app/demo_backend/chain.h"
#include "app/demo_backend/database.h"
#include "app/demo_backend/dice.h"

#include <QHash>
#include <QSet>
#include <QStringList>
#include <QTimer>

namespace countersign {

inline constexpr int workerSlots = 5;
inline constexpr int maxAttempts = 5;
inline constexpr int lockS = 300;
inline constexpr int workerTickMs = 250;
inline constexpr qsizetype maxQueued = 10'000;

/// Plays the worker: takes intents with a lock, sends their transaction, and books what came of it. Takes up
/// rows whose next attempt is due, as a mended backend does; as shipped it knows only its own queue. Thread:
/// the main one; the time a transaction takes is a timer.
class Worker : public QObject {
    Q_OBJECT
  public:
    Worker(Database& database, Chain& chain, Dice& dice, const BackendOptions& options);

    void enqueue(const QString& id);
    /// A person had it retried, and so has mended what was wrong: it will not fail again.
    void trust(const QString& id);

  Q_SIGNALS:
    void claimed(const QString& type);
    void settled(const QString& type, double seconds);
    void failed(const QString& type);

  private:
    struct Job {
        QString id, type, lock;
        int attempts = 0;
    };
    void tick();
    void begin(const Job& job);
    void send(const Job& job);
    void finish(const Job& job, const QString& hash, qint64 nonce);
    void fail(const Job& job, const QString& error);
    [[nodiscard]] QString errorFor(const Job& job);
    [[nodiscard]] int realMs(double seconds) const;

    Database& database_;
    Chain& chain_;
    Dice& dice_;
    BackendOptions options_;
    QString lockPrefix_;
    QStringList queue_;
    QHash<QString, QString> doomed_; ///< fails with this at every attempt
    QSet<QString> trusted_;
    QTimer ticks_;
    int busy_ = 0;
};

} // namespace countersign
