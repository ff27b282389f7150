// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/finding.h"
#include "models/domain/health.h"
#include "models/domain/system_file.h"
#include "models/metrics/health_page.h"
#include "models/metrics/signal_reader.h"

#include <optional>
#include <set>
#include <vector>

namespace countersign {

/// How often endpoints are asked. Real backends limit requests: two pages at 30 s are 60 in 15 min, where a
/// known one allows 100.
struct EndpointPace {
    int everyMs = 30'000;
    int slowestMs = 15 * 60'000;   ///< as slow as a 429 can make us
    UnixMs stillAfterMs = 120'000; ///< a block that doesn't move for so long is a warning
    int failuresThatCount = 2;     ///< one lost answer is no outage
};

/// What we remember of one endpoint. Thread: a value type.
struct EndpointState {
    EndpointConfig config;
    QString name; ///< its URL, keys masked
    UnixMs dueAt = 0;
    bool asking = false;
    int failuresInARow = 0;
    bool rateLimited = false; ///< the last answer was a 429
    int everyMs = 0;          ///< grows after a 429, back to the pace after good answers
    MaybeMs failingSince, checkedAt, goodAt;
    std::optional<int> latencyMs;
    std::optional<Failure> lastFailure;
    std::optional<int> rateLimitRemaining;

    std::vector<SignalValue> values; ///< metrics only: of the last good page
    std::set<QString> foundSignals;  ///< metrics only: names of the signals the last good page held
    std::size_t sampleCount = 0;

    std::optional<HealthPage> page; ///< health and ready only: the last that could be read
    MaybeMs blockMovedAt;

    [[nodiscard]] bool isMetrics() const { return config.type == u"metrics"; }
    [[nodiscard]] bool lastLookGood() const { return checkedAt && !lastFailure; }
};

[[nodiscard]] HealthLine endpointLine(const EndpointState& state, const EndpointPace& pace, UnixMs now);

/// Findings of endpoints, of missing metrics and of signals beyond their limits.
[[nodiscard]] std::vector<Finding> endpointFindings(const std::vector<EndpointState>& states,
                                                    const std::vector<KindSignal>& rules,
                                                    const EndpointPace& pace, UnixMs now);

} // namespace countersign
