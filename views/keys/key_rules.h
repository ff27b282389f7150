// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/payouts/payout_rules.h"

#include <optional>

namespace countersign {

// Why not, as a sentence for the tool tip; empty: they may. A null row: none is chosen.

[[nodiscard]] QString whyNoEnrol(const DeskContext& context, const KeyInfo* mine);
[[nodiscard]] QString whyNoActivate(const DeskContext& context, const KeyInfo* key);
[[nodiscard]] QString whyNoRevoke(const DeskContext& context, const KeyInfo* key);
[[nodiscard]] QString whyNoChange(const DeskContext& context, const ChangeInfo* change);

} // namespace countersign
