// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo_backend/backend_options.h"
#include "app/demo_backend/chain.h"
#include "app/demo_backend/database.h"
#include "app/demo_backend/dice.h"

#include <QProcess>
#include <QTimer>

namespace countersign {

inline constexpr int payerTickMs = 1'000;
inline constexpr int verifyTimeoutMs = 30'000;

/// Plays the backend's payout worker, as it should be: claims what two people approved, has countersignctl
/// check every signature against the keyring, and only then writes down and sends its transaction. One payout
/// at a time. Thread: the main one; checking runs in a process of its own.
class Payer : public QObject {
    Q_OBJECT
  public:
    /// \a own: the worker's login; \a backend: the backend's.
    Payer(Database& own, Database& backend, Chain& chain, Dice& dice, const BackendOptions& options);

  private:
    void tick();
    void verify();
    void verified(bool good, const QString& why);
    void pay();
    void end(bool succeeded, const QString& words);

    Database& own_;
    Database& backend_;
    Chain& chain_;
    Dice& dice_;
    BackendOptions options_;
    QString request_, payout_; ///< empty: idle
    QTimer ticks_;
    QProcess check_;
};

} // namespace countersign
