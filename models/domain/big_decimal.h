// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/money.h"

#include <boost/multiprecision/cpp_int.hpp>

namespace countersign {

/// A decimal that is not negative, times 10^scale; \a scale is at least its own. For sources of models/domain
/// that must divide: Decimal itself only adds, subtracts and compares.
[[nodiscard]] inline boost::multiprecision::cpp_int scaledInteger(const Decimal& value, int scale) {
    QString digits = value.text();
    digits.remove(u'.');
    digits += QString(scale - value.scale(), u'0');
    qsizetype first = 0;
    while (first + 1 < digits.size() && digits[first] == u'0') // cpp_int would read octal
        ++first;
    return boost::multiprecision::cpp_int(digits.mid(first).toStdString());
}

} // namespace countersign
