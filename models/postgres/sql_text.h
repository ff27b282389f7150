// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace countersign {

/// "Intent" -> "\"Intent\"", always quoted.
[[nodiscard]] QString quotedIdentifier(const QString& name);

/// A text literal that means the same whatever standard_conforming_strings says.
[[nodiscard]] QString quotedLiteral(const QString& text);

/// PostgreSQL's text of an array, to be sent as a value and cast: {"a","b"}.
[[nodiscard]] QString arrayText(const QStringList& items);

} // namespace countersign
