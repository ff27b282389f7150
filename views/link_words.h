// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/system_summary.h"
#include "views/delegates/paint.h"

namespace countersign {

/// How far an open system can be believed, in words and by mark.
/// "connected", "no answer for 4 min", "stale: last answer 12 s ago"
[[nodiscard]] QString linkText(const SystemSummary& system, UnixMs now);
[[nodiscard]] Shape linkShape(SystemLink link);
[[nodiscard]] Tone linkTone(SystemLink link);

} // namespace countersign
