// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/runway.h"

#include "models/domain/big_decimal.h"

#include <algorithm>

namespace countersign {

Runway runwayOf(const std::optional<Decimal>& balance, const std::vector<BalancePoint>& history) {
    Runway runway;
    if (!balance || balance->isNegative() || history.size() < 2)
        return runway;
    const UnixMs from = history.back().at - runwayWindowMs;
    const auto start = std::find_if(history.begin(), history.end(),
                                    [&](const BalancePoint& point) { return point.at >= from; });
    runway.spanMs = history.back().at - start->at;
    if (runway.spanMs < runwayLeastSpanMs)
        return runway;
    // Only falls count: a deposit must not hide what is being spent.
    for (auto point = start + 1; point != history.end(); ++point) {
        const Decimal fall = (point - 1)->balance - point->balance;
        if (!fall.isNegative())
            runway.spent = runway.spent + fall;
    }
    if (runway.spent.isZero()) {
        runway.kind = Runway::Kind::NotSpending;
        return runway;
    }
    const int scale = std::max(balance->scale(), runway.spent.scale());
    const auto left = boost::multiprecision::cpp_int(scaledInteger(*balance, scale) * runway.spanMs /
                                                     scaledInteger(runway.spent, scale));
    runway.kind = Runway::Kind::Lasts;
    runway.leftMs = left > runwayMostMs ? runwayMostMs : static_cast<UnixMs>(left);
    return runway;
}

} // namespace countersign
