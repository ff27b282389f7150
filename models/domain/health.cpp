// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/health.h"

namespace countersign {

BandState bandOf(const std::optional<Decimal>& balance, const Decimal& low, const Decimal& fund,
                 const Decimal& cap) {
    if (!balance)
        return BandState::Unknown;
    if (*balance < low)
        return BandState::BelowLow;
    if (*balance < fund)
        return BandState::BelowFund;
    return *balance > cap ? BandState::AboveCap : BandState::Within;
}

HealthState workerHealth(const WorkerState& worker, UnixMs readAt) {
    const bool silent = !worker.lastSeenAt || readAt - *worker.lastSeenAt > workerDownAfterMs;
    if (!worker.healthy)
        return silent ? HealthState::Unknown : HealthState::Good;
    if (*worker.healthy)
        return HealthState::Good;
    return silent ? HealthState::Bad : HealthState::Warning;
}

} // namespace countersign
