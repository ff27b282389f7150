// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/ledger.h"

#include <algorithm>

namespace countersign {

std::vector<HiddenImbalance> hiddenImbalances(const LedgerSnapshot& snapshot) {
    std::vector<HiddenImbalance> hidden;
    for (const auto& book : snapshot.books) {
        if (!book.mustSumToZero() || !book.right())
            continue;
        const auto count = std::count_if(
            snapshot.unbalanced.begin(), snapshot.unbalanced.end(), [&](const ReferenceSum& reference) {
                return reference.book == book.book && reference.currency == book.sum.currency;
            });
        if (count > 0)
            hidden.push_back({book.book, book.sum.currency, static_cast<int>(count)});
    }
    return hidden;
}

} // namespace countersign
