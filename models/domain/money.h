// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QMetaType>
#include <QString>

#include <compare>
#include <optional>

namespace countersign {

/// Longest decimal text we accept: PostgreSQL's numeric(78, 30) with sign and point fits, an attack does not.
inline constexpr int maxDecimalDigits = 200;

/// An exact decimal number: the text PostgreSQL gave, kept to the letter ("7.500000" stays "7.500000").
/// Arithmetic is by big integers with a scale; there is no way from or to double. Thread: a value type.
class Decimal {
  public:
    Decimal() = default; ///< 0

    /// Accepts PostgreSQL's numeric output: sign, digits, point, digits. Refuses NaN, Infinity, exponents.
    [[nodiscard]] static Result<Decimal> parse(const QString& text);
    /// An integer of base units (wei) divided by 10^decimals: ("1500000000000000000", 18) is 1.5 (18 places).
    [[nodiscard]] static Result<Decimal> fromBaseUnits(const QString& integer, int decimals);

    [[nodiscard]] QString text() const { return text_; } ///< C locale, never grouped
    /// The one text of a value, for what is signed: no plus, no zeros that say nothing ("1.50" gives "1.5",
    /// "-0.000" gives "0").
    [[nodiscard]] QString canonicalText() const;
    [[nodiscard]] int scale() const; ///< digits after the point
    [[nodiscard]] bool isZero() const;
    [[nodiscard]] bool isNegative() const;
    [[nodiscard]] Decimal negated() const;

    friend Decimal operator+(const Decimal& a, const Decimal& b);
    friend Decimal operator-(const Decimal& a, const Decimal& b);
    /// By value: 1.50 == 1.5.
    friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
    friend bool operator==(const Decimal& a, const Decimal& b) {
        return (a <=> b) == std::strong_ordering::equal;
    }

  private:
    explicit Decimal(QString text)
        : text_(std::move(text)) {}
    QString text_ = QStringLiteral("0");
};

/// An amount of one currency. Amounts of two currencies never mix: add them with a MoneyBag.
struct Money {
    Decimal amount;
    QString currency; ///< as the backend names it; may be empty when the backend does not say

    bool operator==(const Money&) const = default;
};

using MaybeMoney = std::optional<Money>;

} // namespace countersign

Q_DECLARE_METATYPE(countersign::Money)
