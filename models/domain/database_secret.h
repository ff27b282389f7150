// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace countersign {

/// A database URL as a system file may hold it: libpq's or Prisma's URL, or libpq's keywords.
/// Only its form is looked at here; models/postgres turns it into a connection.
enum class DatabaseUrlForm { Url, Keywords, Other };

[[nodiscard]] DatabaseUrlForm databaseUrlForm(const QString& text);

/// A password before the @, or as a parameter or keyword (percent-encoded names included).
[[nodiscard]] bool holdsPassword(const QString& text);

/// The same without it; everything else to the letter.
[[nodiscard]] QString withoutPassword(const QString& text);

} // namespace countersign
