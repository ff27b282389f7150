// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/postgres/kind_draft.h"

namespace countersign {

/// An entry of "indexes" as JSON, a comma before it: \a column as in "columns", \a expression as in the
/// statement.
[[nodiscard]] QString draftIndex(const DraftTable& table, const QString& ending, const QString& column,
                                 const QString& expression, const QString& why);

/// \a text in quotes, and without them, as JSON writes it.
[[nodiscard]] QString jsonText(const QString& text);
[[nodiscard]] QString jsonInside(const QString& text);

/// The words of the skeleton that rest on the columns of the id: how it is made, how a row is found by it.
/// Several columns are joined so that no two rows get the same id. A time stands first, as microseconds
/// since 1970 (a date as days), and the row is found by its raw columns: in one partition.
void keyWords(std::map<QString, QString>& words, const DraftTable& table,
              const std::vector<const DraftColumn*>& id);

/// A column that can be part of an id as a time.
[[nodiscard]] bool isKeyTime(const DraftColumn& column);

} // namespace countersign
