// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QString>

#include <optional>

namespace countersign {

/// Characters that make a text look other than it is: controls, marks of direction, what has no width
/// (selectors of a variation and tags too), line and paragraph separators. The list is PROTOCOL.md's; nothing that is signed may hold one.
[[nodiscard]] bool isDeceptive(char32_t character);

/// The first such character, or half of a surrogate pair; none: the text is what it looks like.
[[nodiscard]] std::optional<char32_t> firstDeceptive(const QString& text);

/// Refuses such a text with its character and place; \a where names the field.
[[nodiscard]] Status checkHonest(const QString& text, const QString& where);

/// As PostgreSQL's char_length counts: characters of Unicode, not halves of them.
[[nodiscard]] qsizetype characterCount(const QString& text);

} // namespace countersign
