// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/exposition_lexer.h"

#include <cstring>
#include <limits>

namespace countersign {
namespace {

bool isBlank(char c) {
    return c == ' ' || c == '\t';
}
bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isWord(QByteArrayView text, const char* lower) {
    return text.size() == static_cast<qsizetype>(std::strlen(lower)) &&
           qstrnicmp(text.data(), lower, static_cast<size_t>(text.size())) == 0;
}

} // namespace

template<typename Allowed>
QByteArrayView LineCursor::takeWhile(Allowed allowed) {
    qsizetype length = 0;
    while (length < rest_.size() && allowed(rest_[length], length))
        ++length;
    const QByteArrayView taken = rest_.first(length);
    rest_ = rest_.sliced(length);
    return taken;
}

void LineCursor::skipBlanks() {
    takeWhile([](char c, qsizetype) { return isBlank(c); });
}

bool LineCursor::take(char wanted) {
    if (rest_.isEmpty() || rest_.front() != wanted)
        return false;
    rest_ = rest_.sliced(1);
    return true;
}

QByteArrayView LineCursor::takeWord() {
    return takeWhile([](char c, qsizetype) { return !isBlank(c); });
}

QByteArrayView LineCursor::takeMetricName() {
    return takeWhile([](char c, qsizetype at) { return isLetter(c) || c == ':' || (at > 0 && isDigit(c)); });
}

QByteArrayView LineCursor::takeLabelName() {
    return takeWhile([](char c, qsizetype at) { return isLetter(c) || (at > 0 && isDigit(c)); });
}

std::optional<QByteArrayView> LineCursor::takeQuoted(bool* hasEscapes) {
    *hasEscapes = false;
    for (qsizetype i = 0; i < rest_.size(); ++i) {
        if (rest_[i] == '\\') {
            *hasEscapes = true;
            ++i;
        } else if (rest_[i] == '"') {
            const QByteArrayView text = rest_.first(i);
            rest_ = rest_.sliced(i + 1);
            return text;
        }
    }
    return std::nullopt;
}

std::optional<double> parseMetricNumber(QByteArrayView text) {
    QByteArrayView digits = text;
    const bool negative = digits.startsWith('-');
    if (negative || digits.startsWith('+'))
        digits = digits.sliced(1);
    if (isWord(digits, "nan"))
        return std::numeric_limits<double>::quiet_NaN();
    if (isWord(digits, "inf") || isWord(digits, "infinity"))
        return negative ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
    if (digits.isEmpty() || !(isDigit(digits.front()) || digits.front() == '.'))
        return std::nullopt;
    bool good = false;
    const double value = digits.toDouble(&good);
    if (!good)
        return std::nullopt;
    return negative ? -value : value;
}

QByteArray unescapeMetricText(QByteArrayView text) {
    QByteArray plain;
    plain.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char next = text[i] == '\\' && i + 1 < text.size() ? text[i + 1] : '\0';
        if (next == '\\' || next == '"')
            plain += next;
        else if (next == 'n')
            plain += '\n';
        else {
            plain += text[i];
            continue;
        }
        ++i;
    }
    return plain;
}

} // namespace countersign
