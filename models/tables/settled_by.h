// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kind_pack.h"
#include "models/domain/verdict.h"

#include <QString>

#include <vector>

namespace countersign {

/// What would settle an UNKNOWN, in words: the title of the look at the chain where a judge says "look:NAME",
/// else the judge's own words. Empty where there is nothing to settle.
[[nodiscard]] QString settledByText(const Verdict& verdict, const std::vector<KindLook>& looks);

} // namespace countersign
