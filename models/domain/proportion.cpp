// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/proportion.h"

#include "models/domain/big_decimal.h"

#include <algorithm>

namespace countersign {

int proportion(const Decimal& value, const Decimal& whole, int parts) {
    const Decimal nothing;
    if (value <= nothing || whole <= nothing)
        return 0;
    if (value >= whole)
        return parts;
    const int scale = std::max(value.scale(), whole.scale());
    return static_cast<int>(scaledInteger(value, scale) * parts / scaledInteger(whole, scale));
}

} // namespace countersign
