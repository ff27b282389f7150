// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/countersignctl/output.h"
#include "models/domain/action.h"
#include "models/domain/finding.h"
#include "models/domain/health.h"
#include "models/domain/ledger.h"
#include "models/domain/verdict.h"
#include "models/domain/work_item.h"

#include <optional>

namespace countersign::ctl {

/// Values as the contract's views name them: amounts and all decimals as strings, times as ISO 8601 in UTC,
/// what is not known as null. Scripts rest on these names; add, never rename.
[[nodiscard]] Json toJson(const QString& text); ///< null when empty
[[nodiscard]] Json timeJson(const MaybeMs& at); ///< "2026-11-22T04:38:02.123Z"
[[nodiscard]] Json toJson(const QJsonObject& object);

[[nodiscard]] Json toJson(const Finding& finding);
[[nodiscard]] Json toJson(const WorkItem& item);
[[nodiscard]] Json toJson(const LedgerEntry& entry, const QString& invariant);
[[nodiscard]] Json toJson(const BookSum& sum);
[[nodiscard]] Json toJson(const EvidenceLine& line);
/// \a settledByText: what would settle it in words; the verdict itself has the code that scripts compare.
[[nodiscard]] Json toJson(const WorkItemRef& item, const Verdict& verdict, const QString& settledByText);
[[nodiscard]] Json toJson(const HealthLine& line);
[[nodiscard]] Json toJson(const RetryRequest& request, const ActOutcome& outcome,
                          const std::optional<Effect>& effect);

[[nodiscard]] QString isoTime(UnixMs at);
[[nodiscard]] QString outcomeName(ActOutcome::Kind kind);   ///< "done", "refused", "in-doubt"
[[nodiscard]] QString healthStateName(HealthState state);   ///< "good", ...
[[nodiscard]] QString effectStageName(Effect::Stage stage); ///< "waiting", "picked-up", ...

/// An array of toJson of each.
template<typename Values>
[[nodiscard]] Json toJsonArray(const Values& values) {
    Json array = Json::array();
    for (const auto& value : values)
        array.push_back(toJson(value));
    return array;
}

} // namespace countersign::ctl
