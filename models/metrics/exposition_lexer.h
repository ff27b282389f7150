// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace countersign {

/// Walks one line of an exposition. Every step consumes what it found and leaves the rest.
class LineCursor {
  public:
    explicit LineCursor(QByteArrayView line)
        : rest_(line) {}

    [[nodiscard]] bool atEnd() const { return rest_.isEmpty(); }
    [[nodiscard]] QByteArrayView rest() const { return rest_; }
    void skipBlanks();
    bool take(char wanted);          ///< false: something else stands here
    QByteArrayView takeWord();       ///< up to the next blank
    QByteArrayView takeMetricName(); ///< empty when none stands here
    QByteArrayView takeLabelName();
    /// After the opening quote: the raw text up to the closing one, which is consumed; nothing when it is
    /// missing.
    std::optional<QByteArrayView> takeQuoted(bool* hasEscapes);

  private:
    template<typename Allowed>
    QByteArrayView takeWhile(Allowed allowed);

    QByteArrayView rest_;
};

/// A value as Prometheus writes it: decimal, exponent, NaN, Inf, +Inf, -Inf in any case.
[[nodiscard]] std::optional<double> parseMetricNumber(QByteArrayView text);

/// \\ \n \" are replaced; any other escape stays as it is, as Prometheus does.
[[nodiscard]] QByteArray unescapeMetricText(QByteArrayView text);

} // namespace countersign
