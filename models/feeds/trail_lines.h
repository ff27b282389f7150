// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/trail_line.h"
#include "models/trust/trail.h"

#include <vector>

namespace countersign {

/// The rows, newest first, as people read them: every hash is made again here, and every link whose two ends
/// are both at hand is looked at.
[[nodiscard]] std::vector<TrailLine> trailLines(const std::vector<TrailRow>& rows);

} // namespace countersign
