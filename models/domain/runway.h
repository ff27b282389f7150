// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/health.h"

#include <optional>
#include <vector>

namespace countersign {

inline constexpr UnixMs runwayWindowMs = 60 * 60 * 1000;            ///< the burn is taken from the last hour
inline constexpr UnixMs runwayLeastSpanMs = 5 * 60 * 1000;          ///< a shorter history says nothing
inline constexpr UnixMs runwayMostMs = 365LL * 24 * 60 * 60 * 1000; ///< beyond a year it is not a forecast

/// How long a balance lasts at the pace it was spent.
struct Runway {
    enum class Kind {
        Unknown,     ///< no balance, or a history too short
        NotSpending, ///< nothing was spent in the window
        Lasts,       ///< leftMs until it is empty
    };
    Kind kind = Kind::Unknown;
    UnixMs leftMs = 0;
    UnixMs spanMs = 0; ///< how much history the answer rests on
    Decimal spent;     ///< in that span; what was paid in is not counted against it
    bool operator==(const Runway&) const = default;
};

/// \a history oldest first. Exact: integers throughout, rounded down to whole milliseconds.
[[nodiscard]] Runway runwayOf(const std::optional<Decimal>& balance,
                              const std::vector<BalancePoint>& history);

} // namespace countersign
