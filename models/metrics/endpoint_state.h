// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/finding.h"
#include "models/domain/health.h"
#include "models/domain/kind_endpoints.h"
#include "models/domain/system_file.h"
#include "models/metrics/health_fields.h"
#include "models/metrics/health_page.h"
#include "models/metrics/signal_reader.h"

#include <map>
#include <optional>
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
    /// Metrics only: signals the last good page names, and the type of their metric; with values or without.
    std::map<QString, MetricType> namedSignals;
    std::size_t sampleCount = 0;
    std::size_t familyCount = 0;

    std::optional<HealthPage> page; ///< health and ready only: the last that could be read
    std::vector<HealthSaid> said;   ///< the same page, in the fields the kind knows
    MaybeMs warnsSince;             ///< since when it has said that something is wrong, whatever its status
    MaybeMs goodBeforeWarning;
    MaybeMs blockMovedAt;

    [[nodiscard]] bool isMetrics() const { return config.type == u"metrics"; }
    [[nodiscard]] bool hasValueOf(const QString& signal) const;
    [[nodiscard]] bool lastLookGood() const { return checkedAt && !lastFailure; }
};

/// May a 429 of the last look mean something else than a limit?
[[nodiscard]] inline bool limiterMayBeDown(const EndpointState& state, const KindEndpoints& rules) {
    return state.rateLimited && rules.limiter.mayBeDown();
}

[[nodiscard]] HealthLine endpointLine(const EndpointState& state, const KindEndpoints& rules,
                                      const EndpointPace& pace, UnixMs now);

/// Findings of endpoints, of what their pages say, of missing metrics and of signals beyond their limits.
[[nodiscard]] std::vector<Finding> endpointFindings(const std::vector<EndpointState>& states,
                                                    const KindEndpoints& rules, const EndpointPace& pace,
                                                    UnixMs now);

} // namespace countersign
