// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/failure.h"
#include "models/domain/finding.h"
#include "models/domain/session.h"

#include <optional>
#include <vector>

namespace countersign {

inline constexpr qint64 clockDifferenceThatCountsMs = 5'000;

/// What is wrong with the connection itself, as findings: the database is away (\a failure since \a since),
/// or what it said at connect is not as it should be.
[[nodiscard]] std::vector<Finding> sessionFindings(const SessionInfo& info,
                                                   const std::optional<Failure>& failure, UnixMs since);

} // namespace countersign
