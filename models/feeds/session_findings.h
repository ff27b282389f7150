// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/failure.h"
#include "models/domain/finding.h"
#include "models/domain/session.h"

#include <optional>
#include <vector>

namespace countersign {

inline constexpr qint64 clockDifferenceThatCountsMs = 5'000;
inline constexpr UnixMs behindThatCountsMs = 10'000; ///< a standby's data are grey by then, too

/// What is wrong with the connection itself, as findings: the database is away (\a failure since \a since),
/// what it said at connect is not as it should be, or what is read is a standby \a behindMs behind.
[[nodiscard]] std::vector<Finding> sessionFindings(const SessionInfo& info,
                                                   const std::optional<Failure>& failure, UnixMs since,
                                                   MaybeMs behindMs = {});

} // namespace countersign
