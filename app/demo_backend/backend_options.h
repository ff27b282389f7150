// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QString>
#include <QStringList>

#include <utility>
#include <vector>

namespace countersign {

/// What the command line of countersign-demo-backend says. Thread: a value type.
struct BackendOptions {
    QString database;
    quint16 metricsPort = 0, healthPort = 0, rpcPort = 0; ///< 0: any free one
    quint64 scenario = 1;
    double speed = 1.0;        ///< time runs this much faster
    double failRate = 0.04;    ///< share of intents that meet an error
    double troubleRate = 0.01; ///< share that is orphaned, left locked, or completed and not booked
    double intentsPerMinute = 30;
    bool asShipped = false; ///< play the real version's sweeping job, and do not pick up retried rows
    QString payerDatabase;  ///< the payout worker's login; empty: nobody pays
    QString payerPassword;  ///< from COUNTERSIGN_PAYER_PASSWORD
    QString keyring, ctl;   ///< what it checks signatures with
    std::vector<std::pair<QString, QString>> also; ///< further systems: kind and database
    bool untilEof = false;                         ///< end when standard input does
};

inline constexpr double maxSpeed = 1000;
inline constexpr double maxIntentsPerMinute = 60'000;

[[nodiscard]] Result<BackendOptions> parseBackendOptions(const QStringList& arguments);

} // namespace countersign
