// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/failure.h"
#include "models/domain/money.h"
#include "models/domain/provenance.h"

#include <QMetaType>
#include <QString>

#include <optional>
#include <vector>

namespace countersign {

/// Unknown is not Good: nothing was read yet, or it is too old.
enum class HealthState { Good, Warning, Bad, Unknown };

/// A thing the Health board watches: an endpoint, an RPC node, a worker, the database.
struct HealthLine {
    QString kind; ///< "database", "metrics", "health", "ready", "rpc", "worker"
    QString name; ///< its url (redacted) or name
    HealthState state = HealthState::Unknown;
    std::optional<int> latencyMs;
    MaybeMs checkedAt; ///< when we last got an answer of any sort
    MaybeMs goodAt;    ///< when it was last good
    QString lastError; ///< empty when the last look was good
    QString note;      ///< "block 24118903", "circuit open until 12:04:10", "7 series"
    bool operator==(const HealthLine&) const = default;
};

/// One point of a wallet's history.
struct BalancePoint {
    UnixMs at = 0;
    Decimal balance;
    bool operator==(const BalancePoint&) const = default;
};

inline constexpr int maxBalancePoints = 2880; ///< a day at 30 s

/// Where a balance stands against its two-sided band.
enum class BandState { BelowLow, BelowFund, Within, AboveCap, Unknown };

/// A wallet of the system file, and what the chain says it holds.
struct WalletState {
    QString name;
    QString chain;
    QString address;
    QString unit;
    Decimal low, fund, cap;
    std::optional<Decimal> balance; ///< none: never read
    BandState band = BandState::Unknown;
    Provenance from;
    std::optional<Failure> failure; ///< why the last look failed
    std::vector<BalancePoint> history;
    bool operator==(const WalletState&) const = default;
};

/// Below low is an alert, below fund wants funding, above cap is a finding too.
[[nodiscard]] BandState bandOf(const std::optional<Decimal>& balance, const Decimal& low, const Decimal& fund,
                               const Decimal& cap);

inline constexpr UnixMs workerDownAfterMs = 60'000; ///< a sign of life older than this is none

/// Contract view worker.
struct WorkerState {
    QString name;
    MaybeMs lastSeenAt;
    std::optional<bool> healthy; ///< none: the kind can't tell
    bool operator==(const WorkerState&) const = default;
};

/// Silent is down only for a worker of which the kind says that it is not healthy. One that works when there
/// is work may be silent for days: where nobody says whether it is healthy, nothing is known of it.
[[nodiscard]] HealthState workerHealth(const WorkerState& worker, UnixMs readAt);

} // namespace countersign

Q_DECLARE_METATYPE(countersign::HealthLine)
Q_DECLARE_METATYPE(countersign::WalletState)
