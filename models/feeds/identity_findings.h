// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/finding.h"
#include "models/domain/identity.h"

#include <vector>

namespace countersign {

/// What does not fit together, as findings for the triage.
[[nodiscard]] std::vector<Finding> identityFindings(const IdentityFacts& facts);

} // namespace countersign
