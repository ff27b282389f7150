// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/countersignctl/json_output.h"
#include "models/domain/payout_desk.h"
#include "models/trust/keyring_check.h"
#include "models/trust/trail.h"

namespace countersign::ctl {

// Payouts, keys, policy and people as JSON, with the contract's names; and how an act on them ended.

[[nodiscard]] Json toJson(const PayoutSummary& payout);
[[nodiscard]] Json toJson(const PayoutRequest& request, const QByteArray& digest);
[[nodiscard]] Json toJson(const PayoutCheck& check);
[[nodiscard]] Json toJson(const SignedDecision& decision);
[[nodiscard]] Json toJson(const KeyInfo& key);
[[nodiscard]] Json toJson(const PersonInfo& person);
[[nodiscard]] Json toJson(const PolicyTier& tier);
[[nodiscard]] Json toJson(const ChangeInfo& change);
[[nodiscard]] Json toJson(const TrailRow& row);
[[nodiscard]] Json toJson(const SignedKeyring& keyring);
[[nodiscard]] Json hexJson(const QByteArray& octets);

[[nodiscard]] QString answerKindName(DeskAnswer::Kind kind); ///< "done", "refused", "in-doubt"

/// An array of toJson of each. Here and not with toJsonArray(), which was written before these were known.
template<typename T>
[[nodiscard]] Json jsonArrayOf(const std::vector<T>& values) {
    Json array = Json::array();
    for (const T& value : values)
        array.push_back(toJson(value));
    return array;
}

/// What was done to \a subject; 0 when it is done, 1 when it was refused or is in doubt.
int reportAnswer(Output& output, const QString& act, const QString& subject, const DeskAnswer& answer);

} // namespace countersign::ctl
