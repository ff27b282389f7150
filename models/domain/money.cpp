// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/money.h"

#include <boost/multiprecision/cpp_int.hpp>

#include <algorithm>

namespace countersign {
namespace {

using BigInt = boost::multiprecision::cpp_int;

Failure notADecimal(const QString& text) {
    return {FailureKind::BadInput,
            QStringLiteral("“%1” is not a decimal number").arg(text.left(40)),
            QStringLiteral("amount"),
            QStringLiteral("Write digits with at most one point, such as 12.50"),
            {}};
}

bool isDigit(QChar c) {
    return c >= u'0' && c <= u'9';
}

BigInt power10(int exponent) {
    return boost::multiprecision::pow(BigInt(10), static_cast<unsigned>(exponent));
}

/// The digits of text without its point, brought to \a scale places.
BigInt unscaled(const QString& text, int scale) {
    const qsizetype point = text.indexOf(u'.');
    const int own = point < 0 ? 0 : static_cast<int>(text.size() - point - 1);
    QString digits = text;
    digits.remove(u'.');
    const bool negative = digits.startsWith(u'-');
    if (negative)
        digits.remove(0, 1);
    // Leading zeros would make cpp_int read octal.
    qsizetype first = 0;
    while (first + 1 < digits.size() && digits[first] == u'0')
        ++first;
    BigInt value(digits.mid(first).toStdString());
    value *= power10(scale - own);
    return negative ? BigInt(-value) : value;
}

/// The same where it fits with room for a sum: nearly always, and at a hundredth of the cost.
std::optional<qint64> unscaledSmall(const QString& text, int scale) {
    constexpr qsizetype mostDigits = 18;
    const qsizetype point = text.indexOf(u'.');
    const qsizetype zeros = scale - (point < 0 ? 0 : text.size() - point - 1);
    if (text.size() + zeros > mostDigits)
        return std::nullopt;
    qint64 value = 0;
    for (const QChar c : text) {
        if (isDigit(c))
            value = value * 10 + (c.unicode() - u'0');
    }
    for (qsizetype i = 0; i < zeros; ++i)
        value *= 10;
    return text.startsWith(u'-') ? -value : value;
}

QString withPoint(QString digits, int scale, bool negative) {
    if (scale > 0) {
        digits = digits.rightJustified(scale + 1, u'0');
        digits.insert(digits.size() - scale, u'.');
    }
    return negative ? u'-' + digits : digits;
}

QString scaledText(const BigInt& value, int scale) {
    const BigInt size = value < 0 ? BigInt(-value) : value;
    return withPoint(QString::fromStdString(size.str()), scale, value < 0);
}

/// a + b, or a - b for a \a sign of -1.
QString sumText(const QString& a, const QString& b, int sign, int scale) {
    const auto smallA = unscaledSmall(a, scale);
    const auto smallB = unscaledSmall(b, scale);
    if (!smallA || !smallB)
        return scaledText(unscaled(a, scale) + sign * unscaled(b, scale), scale);
    const qint64 sum = *smallA + sign * *smallB;
    return withPoint(QString::number(sum < 0 ? -sum : sum), scale, sum < 0);
}

} // namespace

Result<Decimal> Decimal::parse(const QString& text) {
    if (text.isEmpty() || text.size() > maxDecimalDigits)
        return notADecimal(text);
    qsizetype i = text[0] == u'-' || text[0] == u'+' ? 1 : 0;
    int digits = 0;
    int points = 0;
    for (; i < text.size(); ++i) {
        if (isDigit(text[i]))
            ++digits;
        else if (text[i] == u'.' && digits > 0)
            ++points;
        else
            return notADecimal(text);
    }
    if (digits == 0 || points > 1 || text.endsWith(u'.'))
        return notADecimal(text);
    return Decimal(text.startsWith(u'+') ? text.mid(1) : text);
}

Result<Decimal> Decimal::fromBaseUnits(const QString& integer, int decimals) {
    auto whole = parse(integer);
    if (!whole)
        return whole;
    if (whole->scale() != 0 || decimals < 0 || decimals > maxDecimalDigits / 2)
        return notADecimal(integer);
    return Decimal(scaledText(unscaled(whole->text_, 0), decimals));
}

QString Decimal::canonicalText() const {
    if (isZero())
        return QStringLiteral("0");
    QString digits = isNegative() ? text_.mid(1) : text_;
    if (digits.contains(u'.')) {
        while (digits.endsWith(u'0'))
            digits.chop(1);
        if (digits.endsWith(u'.'))
            digits.chop(1);
    }
    qsizetype first = 0;
    while (first + 1 < digits.size() && digits[first] == u'0' && digits[first + 1] != u'.')
        ++first;
    return (isNegative() ? QStringLiteral("-") : QString()) + digits.mid(first);
}

int Decimal::scale() const {
    const qsizetype point = text_.indexOf(u'.');
    return point < 0 ? 0 : static_cast<int>(text_.size() - point - 1);
}

bool Decimal::isZero() const {
    return std::all_of(text_.begin(), text_.end(),
                       [](QChar c) { return c == u'0' || c == u'.' || c == u'-'; });
}

bool Decimal::isNegative() const {
    return text_.startsWith(u'-') && !isZero();
}

Decimal Decimal::negated() const {
    return Decimal() - *this;
}

Decimal operator+(const Decimal& a, const Decimal& b) {
    return Decimal(sumText(a.text_, b.text_, 1, std::max(a.scale(), b.scale())));
}

Decimal operator-(const Decimal& a, const Decimal& b) {
    return Decimal(sumText(a.text_, b.text_, -1, std::max(a.scale(), b.scale())));
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
    const int scale = std::max(a.scale(), b.scale());
    const auto smallA = unscaledSmall(a.text_, scale);
    const auto smallB = unscaledSmall(b.text_, scale);
    if (smallA && smallB)
        return *smallA <=> *smallB;
    const BigInt left = unscaled(a.text_, scale);
    const BigInt right = unscaled(b.text_, scale);
    if (left < right)
        return std::strong_ordering::less;
    return left == right ? std::strong_ordering::equal : std::strong_ordering::greater;
}

} // namespace countersign
