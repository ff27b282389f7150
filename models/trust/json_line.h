// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace countersign {

using JsonField = std::pair<QByteArray, QString>; ///< key and text

/// One line of JSON Lines whose values are all texts, in the one way in which we write it: the keys as given,
/// no spaces, only the escapes JSON demands, a line feed at the end.
[[nodiscard]] QByteArray jsonLine(const std::vector<JsonField>& fields);

/// Takes such a line apart; none when a single octet is not as jsonLine() would have written it.
[[nodiscard]] std::optional<std::vector<JsonField>> parseJsonLine(const QByteArray& line);

/// The value of \a key; null when there is none.
[[nodiscard]] const QString* jsonField(const std::vector<JsonField>& fields, QByteArrayView key);

} // namespace countersign
