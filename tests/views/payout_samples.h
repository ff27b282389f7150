// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/payout_desk.h"
#include "models/feeds/key_feed.h"
#include "models/feeds/trail_feed.h"
#include "views/payouts/payout_rules.h"

namespace countersign::samples {

/// Invented payouts: ann proposes, bob and frank approve. Times hang on the clock's present.
[[nodiscard]] std::vector<PayoutSummary> payouts();
/// Three lines; the last goes to an address that differs in one character from one that was paid.
[[nodiscard]] RequestDetail pendingRequest();
[[nodiscard]] RequestDetail calmRequest(); ///< nothing to look at
[[nodiscard]] RequestDetail voidRequest(); ///< an amount changed, a line was taken out
[[nodiscard]] RequestDetail paidRequest(); ///< with transactions
[[nodiscard]] RequestDetail largeRequest(int lines);
[[nodiscard]] PayoutPreview preview();
[[nodiscard]] KeyFeed::Snapshot people();
/// Bob, an approver, connected, with a key.
[[nodiscard]] DeskContext approver();
[[nodiscard]] std::vector<TrailRow> trail(); ///< newest first, with a right chain

} // namespace countersign::samples
