// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kind_pack.h"

namespace countersign {

/// The sentence for a verdict's or refusal's code in the language of the program: the kind's own words, else
/// the contract's, else the bare code.
[[nodiscard]] QString reasonText(const KindPack& kind, const QString& reason);

} // namespace countersign
