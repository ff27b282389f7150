// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/money_bag.h"

#include <algorithm>

namespace countersign {

void MoneyBag::add(const Money& money) {
    const auto [place, fresh] = sums_.try_emplace(money.currency, money.amount);
    if (!fresh)
        place->second = place->second + money.amount;
}

void MoneyBag::add(const MoneyBag& other) {
    for (const auto& [currency, amount] : other.sums_)
        add(Money{amount, currency});
}

std::vector<Money> MoneyBag::amounts() const {
    std::vector<Money> all;
    all.reserve(sums_.size());
    for (const auto& [currency, amount] : sums_)
        all.push_back({amount, currency});
    return all;
}

Decimal MoneyBag::largest() const {
    Decimal most;
    for (const auto& [currency, amount] : sums_)
        most = std::max(most, amount);
    return most;
}

} // namespace countersign
