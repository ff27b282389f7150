// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/metrics/endpoint_state.h"

namespace countersign {

/// A finding about \a state's endpoint, still without words.
[[nodiscard]] Finding endpointFinding(const QString& detector, Severity severity, const EndpointState& state);

/// Signals that no page names, and gauges with limits that are named and never measured.
[[nodiscard]] std::vector<Finding> absentSignals(const std::vector<EndpointState>& states,
                                                 const std::vector<KindSignal>& rules);
[[nodiscard]] std::vector<Finding> signalsBeyondLimits(const EndpointState& state);
/// Signals of \a rules that the page names and has no sample of, for a note.
[[nodiscard]] QStringList signalsWithoutSample(const EndpointState& state,
                                               const std::vector<KindSignal>& rules);

/// One field of a health page as a sentence; empty where there is nothing to say.
[[nodiscard]] QString saidSentence(const HealthSaid& said);
/// All that is not good on the page, most telling first; empty where all is.
[[nodiscard]] QString pageSentences(const std::vector<HealthSaid>& said);
/// A page that is answered with 200 and yet says that something is wrong.
[[nodiscard]] Finding pageFinding(const EndpointState& state);

} // namespace countersign
