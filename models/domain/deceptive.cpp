// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/deceptive.h"

#include <algorithm>
#include <array>

namespace countersign {
namespace {

struct Range {
    char32_t first;
    char32_t last;
};

constexpr std::array<Range, 12> deceptiveRanges{{
    {0x0000, 0x001F},
    {0x007F, 0x009F},
    {0x00AD, 0x00AD},
    {0x061C, 0x061C},
    {0x180E, 0x180E},
    {0x200B, 0x200F},
    {0x2028, 0x202E},
    {0x2060, 0x2069},
    {0xFE00, 0xFE0F},
    {0xFEFF, 0xFEFF},
    {0xE0000, 0xE007F},
    {0xE0100, 0xE01EF},
}};

bool startsPair(const QString& text, qsizetype at) {
    return text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
}

} // namespace

bool isDeceptive(char32_t character) {
    return std::any_of(deceptiveRanges.begin(), deceptiveRanges.end(), [character](const Range& range) {
        return character >= range.first && character <= range.last;
    });
}

std::optional<char32_t> firstDeceptive(const QString& text) {
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool pair = startsPair(text, i);
        const char32_t character =
            pair ? QChar::surrogateToUcs4(text[i], text[i + 1]) : char32_t(text[i].unicode());
        if (isDeceptive(character) || QChar::isSurrogate(character))
            return character;
        i += pair ? 1 : 0;
    }
    return std::nullopt;
}

Status checkHonest(const QString& text, const QString& where) {
    const std::optional<char32_t> found = firstDeceptive(text);
    if (!found)
        return Nothing{};
    return Failure{FailureKind::BadInput,
                   QStringLiteral("it holds the invisible or misleading character U+%1")
                       .arg(static_cast<uint>(*found), 4, 16, QLatin1Char('0')),
                   where,
                   QStringLiteral("Write it again by hand, without copying"),
                   {}};
}

qsizetype characterCount(const QString& text) {
    qsizetype pairs = 0;
    for (qsizetype i = 0; i < text.size(); ++i)
        pairs += startsPair(text, i) ? 1 : 0;
    return text.size() - pairs;
}

} // namespace countersign
