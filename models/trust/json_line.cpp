// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/json_line.h"

#include "models/trust/canonical_reader.h"

#include <algorithm>

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

void appendText(QByteArray& line, const QByteArray& text) {
    constexpr char hex[] = "0123456789abcdef";
    line += '"';
    for (const char c : text) {
        const auto octet = static_cast<unsigned char>(c);
        if (const char letter = shortEscape(c)) {
            line += '\\';
            line += letter;
        } else if (octet < 0x20) {
            line += "\\u00";
            line += hex[octet >> 4];
            line += hex[octet & 15];
        } else {
            line += c;
        }
    }
    line += '"';
}

/// Reads the texts of a line leniently: what it makes of them is written again and compared.
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

    bool text(QByteArray& out) {
        if (!skip('"'))
            return false;
        while (at_ != end_ && *at_ != '"') {
            if (*at_ != '\\')
                out += *at_++;
            else if (!escape(out))
                return false;
        }
        return skip('"');
    }

  private:
    bool escape(QByteArray& out) {
        if (end_ - at_ < 2)
            return false;
        const char letter = at_[1];
        at_ += 2;
        if (letter == 'u') {
            if (end_ - at_ < 4)
                return false;
            out += static_cast<char>(QByteArray(at_, 4).toInt(nullptr, 16));
            at_ += 4;
            return true;
        }
        constexpr char controls[] = "\"\\\b\f\n\r\t";
        const char* found = std::find_if(std::begin(controls), std::end(controls) - 1,
                                         [letter](char c) { return shortEscape(c) == letter; });
        out += *found;
        return found != std::end(controls) - 1;
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
    if (jsonLine(fields) != line)
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
