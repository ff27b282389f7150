// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace countersign {

inline constexpr int maxJsonDepth = 16;
inline constexpr int maxJsonKeyChars = 200;

/// Reads one JSON object as written by a person: refuses what other parsers let pass in silence (a key
/// written twice, invalid UTF-8, nesting without end, anything over \a maxBytes). \a fileName goes into the
/// failure, with line and column or the path of the key.
[[nodiscard]] Result<QJsonObject> parseStrictJson(const QByteArray& json, qsizetype maxBytes,
                                                  const QString& fileName);

} // namespace countersign
