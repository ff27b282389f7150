// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/finding.h"
#include "models/domain/health.h"
#include "models/domain/money_bag.h"
#include "models/domain/system_file.h"
#include "models/domain/verdict.h"
#include "models/domain/work_item.h"

#include <QString>

namespace countersign {

/// Values as people read them, in the window's locale. Nothing here is ever parsed back.

[[nodiscard]] QString ageText(UnixMs ageMs);   ///< "0.6 s", "42 s", "6 min", "1 h 12 min", "3 d"
[[nodiscard]] QString agoText(UnixMs ageMs);   ///< "6 min ago"; "just now" below 50 ms
[[nodiscard]] QString leftText(UnixMs leftMs); ///< "9 min left", "overdue by 4 min"
[[nodiscard]] QString sinceText(const MaybeMs& at, UnixMs now); ///< the age, or an em dash
[[nodiscard]] QString clockText(UnixMs at);                     ///< "13:52:07", local time
[[nodiscard]] QString momentText(UnixMs at); ///< date and time with zone, for fields and tool tips

[[nodiscard]] QString decimalText(const Decimal& value); ///< grouped by thin spaces, every digit kept
[[nodiscard]] QString moneyText(const Money& money);     ///< "18 240.50 USDC"
[[nodiscard]] QString bagText(const MoneyBag& bag);      ///< "7.5 USDC + 100 USD"; em dash when empty
[[nodiscard]] QString countText(qint64 count);           ///< "24 118 903"
[[nodiscard]] QString estimateText(qint64 count);        ///< "≈ 10.0 M"
[[nodiscard]] QString groupedText(const QString& hex, int group = 4); ///< "7f3a 91c0 ..."

/// Text of the backend's, made harmless and honest to look at: control, bidirectional and invisible
/// characters become visible escapes, long text is cut and says so.
inline constexpr int maxShownChars = 4096;
[[nodiscard]] QString safeText(const QString& text, int most = maxShownChars);
[[nodiscard]] QString safeLine(const QString& text); ///< the same on one line
/// For setToolTip: wraps, and never takes a tag in \a text for one. Empty stays empty.
[[nodiscard]] QString toolTipText(const QString& text);

[[nodiscard]] QString stateText(WorkState state);
[[nodiscard]] QString healthText(HealthState state);
[[nodiscard]] QString verdictText(VerdictKind kind);
[[nodiscard]] QString environmentText(Environment environment); ///< "PRODUCTION"

} // namespace countersign
