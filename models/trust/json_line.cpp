// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/json_line.h"

#include "models/trust/canonical_reader.h"

namespace countersign {
namespace {

/// The letter after the backslash for the controls that have one; 0 for the others.
char shortEscape(char c) {
    switch (c) {
    case '"':
    case '\\':
        return c;
    case '\b':
        return 'b';
    case '\f':
        return 'f';
    case '\n':
        return 'n';
    case '\r':
        return 'r';
    case '\t':
        return 't';
    default:
        return 0;
    }
}

/// The other way; 0: no such letter.
char ofShortEscape(char letter) {
    constexpr char escaped[] = "\"\\\b\f\n\r\t";
    for (const char c : escaped) {
        if (c != 0 && shortEscape(c) == letter)
            return c;
    }
    return 0;
}

constexpr char hexDigits[] = "0123456789abcdef";

/// Stands for itself between quotes.
bool isPlain(char c) {
    return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
}

void appendText(QByteArray& line, const QByteArray& text) {
    line += '"';
    for (const char c : text) {
        const auto octet = static_cast<unsigned char>(c);
        if (isPlain(c)) {
            line += c;
        } else if (const char letter = shortEscape(c)) {
            line += '\\';
            line += letter;
        } else {
            line += "\\u00";
            line += hexDigits[octet >> 4];
            line += hexDigits[octet & 15];
        }
    }
    line += '"';
}

/// Reads a line, and takes every text in the one form that jsonLine() gives it: what it accepts gives the
/// same octets again, without writing them.
class LineScanner {
  public:
    explicit LineScanner(const QByteArray& line)
        : at_(line.constData())
        , end_(at_ + line.size()) {}

    bool skip(char c) {
        if (at_ == end_ || *at_ != c)
            return false;
        ++at_;
        return true;
    }
    [[nodiscard]] bool atEnd() const { return at_ == end_; }

    bool text(QByteArray& out) {
        if (!skip('"'))
            return false;
        for (;;) {
            const char* plain = at_;
            while (at_ != end_ && isPlain(*at_))
                ++at_;
            out.append(plain, at_ - plain);
            if (skip('"'))
                return true;
            if (!skip('\\') || !escape(out)) // a bare control, or the line's end
                return false;
        }
    }

  private:
    bool escape(QByteArray& out) {
        if (at_ == end_)
            return false;
        const char letter = *at_++;
        if (letter == 'u')
            return control(out);
        const char c = ofShortEscape(letter);
        out += c;
        return c != 0;
    }

    /// Four digits: only of a control, and only of one that has no letter.
    bool control(QByteArray& out) {
        constexpr qsizetype digits = 4;
        if (end_ - at_ < digits)
            return false;
        const QByteArrayView four(at_, digits);
        at_ += digits;
        const auto low = QByteArrayView(hexDigits).indexOf(four[3]);
        const char c = static_cast<char>((four[2] - '0') * 16 + low);
        out += c;
        return (four.startsWith("000") || four.startsWith("001")) && low >= 0 && shortEscape(c) == 0;
    }

    const char* at_;
    const char* end_;
};

} // namespace

QByteArray jsonLine(const std::vector<JsonField>& fields) {
    QByteArray line;
    for (const JsonField& field : fields) {
        line += line.isEmpty() ? '{' : ',';
        appendText(line, field.first);
        line += ':';
        appendText(line, field.second.toUtf8());
    }
    return line + "}\n";
}

std::optional<std::vector<JsonField>> parseJsonLine(const QByteArray& line) {
    LineScanner scanner(line);
    std::vector<JsonField> fields;
    if (!scanner.skip('{'))
        return std::nullopt;
    do {
        QByteArray key;
        QByteArray value;
        if (!scanner.text(key) || !scanner.skip(':') || !scanner.text(value))
            return std::nullopt;
        std::optional<QString> text = strictUtf8(value);
        if (!text || jsonField(fields, key)) // a key written twice
            return std::nullopt;
        fields.emplace_back(std::move(key), std::move(*text));
    } while (scanner.skip(','));
    if (!scanner.skip('}') || !scanner.skip('\n') || !scanner.atEnd())
        return std::nullopt;
    return fields;
}

const QString* jsonField(const std::vector<JsonField>& fields, QByteArrayView key) {
    for (const JsonField& field : fields) {
        if (field.first == key)
            return &field.second;
    }
    return nullptr;
}

} // namespace countersign
