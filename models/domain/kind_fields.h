// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/json_reader.h"
#include "models/domain/local_text.h"

#include <QRegularExpression>

/// What every part of a kind.json is made of. A bad one is complained about to the reader.
namespace countersign::kindfields {

[[nodiscard]] LocalText words(JsonReader& from, const QString& key, bool required = true);
[[nodiscard]] QString name(JsonReader& from, const QString& key, const QRegularExpression& shape);
[[nodiscard]] QString decimal(JsonReader& from, const QString& key, bool required);

/// Boards the window has for every kind of system.
[[nodiscard]] const QStringList& windowBoards();

/// Small letters, digits and _.
[[nodiscard]] const QRegularExpression& plainName();

} // namespace countersign::kindfields
