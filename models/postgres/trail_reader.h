// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/trust/trail.h"

#include <functional>
#include <vector>

namespace countersign {

class Connection;

inline constexpr int trailRowsPerRead = 2000;

/// Reads the trail from its beginning, in order, and hands it on in portions; ends at the first failure.
[[nodiscard]] Status readTrail(Connection& connection,
                               const std::function<Status(const std::vector<TrailRow>&)>& take);

/// The last row's number and hash as the database has them.
[[nodiscard]] Result<TrailHead> readTrailHead(Connection& connection);

} // namespace countersign
