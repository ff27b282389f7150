// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/money.h"

#include <map>
#include <vector>

namespace countersign {

/// Sums money per currency, exactly. "7.5 USDC + 100 USD" stays two amounts. Thread: a value type.
class MoneyBag {
  public:
    void add(const Money& money);
    void add(const MoneyBag& other);
    [[nodiscard]] bool empty() const { return sums_.empty(); }
    /// One amount per currency, by currency name.
    [[nodiscard]] std::vector<Money> amounts() const;
    /// The largest amount, whatever its currency: for sorting only, never for showing.
    [[nodiscard]] Decimal largest() const;
    bool operator==(const MoneyBag&) const = default;

  private:
    std::map<QString, Decimal> sums_;
};

} // namespace countersign
