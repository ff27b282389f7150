// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/payout_stage.h"

#include <vector>

namespace countersign {

struct KindPayouts;
struct SessionInfo;

/// The person of a session as a reader of its kind's payouts.
[[nodiscard]] PayoutReader readerOf(const SessionInfo& info, const KindPayouts& kind);
/// How many payouts wait for the word of \a reader.
[[nodiscard]] int waitingFor(const PayoutReader& reader, const std::vector<PayoutSummary>& payouts);
/// The session can read payouts: they live in the contract, and the database does not say that it lacks them.
[[nodiscard]] bool canReadPayouts(const SessionInfo& info, const KindPayouts& kind);

} // namespace countersign
