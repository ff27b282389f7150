// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/payout_desk.h"
#include "models/domain/session.h"
#include "models/feeds/key_feed.h"

namespace countersign {

/// What decides whether a person may act on payouts at the moment.
struct DeskContext {
    SessionInfo info;
    bool stale = true;
    bool hasKey = false;
    bool busy = false; ///< another signature is under way
};

// Why not, as a sentence for the tool tip; empty: they may.

/// \a role: "operator", "approver" or "admin".
[[nodiscard]] QString whyNoAct(const DeskContext& context, const QString& role);
[[nodiscard]] QString whyNoPropose(const DeskContext& context, const PayoutPreview& preview);
[[nodiscard]] QString whyNoDecide(const DeskContext& context, const RequestDetail& detail,
                                  DecisionVerdict verdict);
[[nodiscard]] QString whyNoCancel(const DeskContext& context, const RequestDetail& detail);
/// Leaving a line out is explained, not done, from here.
[[nodiscard]] QString whyNoExclude(const DeskContext& context, const RequestDetail& detail);

/// Who could still sign: active approvers with a key in force who have not given their word, by display name.
[[nodiscard]] QStringList whoMaySign(const RequestDetail& detail, const KeyFeed::Snapshot& people);

} // namespace countersign
