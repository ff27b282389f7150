// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/money.h"

namespace countersign {

/// How many of \a parts the \a value takes of \a whole, exactly and rounded down, within 0..parts: where to
/// draw an amount without ever making it a double.
[[nodiscard]] int proportion(const Decimal& value, const Decimal& whole, int parts);

} // namespace countersign
