// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/health.h"
#include "models/domain/kind_endpoints.h"
#include "models/domain/provenance.h"
#include "models/metrics/exposition.h"

#include <QString>

#include <optional>
#include <vector>

namespace countersign {

inline constexpr std::size_t maxSeriesPerSignal =
    50; ///< one signal may have a series per queue, not per user

/// One series of a signal: the newest number, judged by the kind's limits.
struct SignalValue {
    QString name; ///< the signal's, ours
    QString title;
    QString metric;   ///< the name it was found under
    QString series;   ///< labels that tell it from its sisters: "queue=intents"
    double value = 0; ///< after the divisor. Never money: a metric is a measurement
    QString text;     ///< for people; as written where there is no divisor
    QString unit;
    HealthState state = HealthState::Unknown; ///< Bad, Warning by the limits; Unknown for NaN
    QString limit;                            ///< the limit that was broken: "below 0.1"
    Provenance from;
    bool operator==(const SignalValue&) const = default;
};

/// What a page says of one signal. No value is never 0: a labelled counter that has not counted yet has a
/// family and no sample, and what the page does not name at all is missing.
struct SignalReading {
    std::vector<SignalValue> values;
    std::optional<MetricType> family; ///< of the metric, with or without samples; none: the page has none
};

[[nodiscard]] SignalReading readSignal(const KindSignal& rule, const Exposition& page,
                                       const Provenance& from);

} // namespace countersign
