// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/action.h"
#include "models/domain/health.h"
#include "models/domain/money_bag.h"
#include "models/domain/payout_stage.h"
#include "models/domain/verdict.h"
#include "models/domain/work_item.h"

#include <QString>
#include <QVariant>

namespace countersign {

// Words for people, translated (context "Words"). Amounts and times in them are C locale; views show the
// values behind the roles in the person's own.

[[nodiscard]] QString word(WorkState state);
[[nodiscard]] QString word(HealthState state);
[[nodiscard]] QString word(BandState state);
[[nodiscard]] QString word(VerdictKind kind); ///< the four capital words stay as they are in every language
[[nodiscard]] QString word(PayoutStage stage);
[[nodiscard]] QString word(Answer answer);
[[nodiscard]] QString word(BulkLine::Kind kind);
/// "metrics endpoint", "RPC node", ... for HealthLine::kind.
[[nodiscard]] QString healthKindWord(const QString& kind);

[[nodiscard]] QString plainMoney(const Money& money);  ///< "7.500000 USDC"
[[nodiscard]] QString plainMoney(const MoneyBag& bag); ///< "7.5 USDC + 100 USD"
[[nodiscard]] QVariant moneyRole(const MaybeMoney& money);
[[nodiscard]] QVariant moneyRole(const MoneyBag& bag);
[[nodiscard]] QVariant atRole(const MaybeMs& at);

} // namespace countersign
