// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace countersign {

/// \a sql with the inside of what is quoted ('...', "...", $tag$...$tag$) and all comments made harmless,
/// each character at the place it had: keywords, brackets and semicolons of it are the statement's own.
/// Inside of
/// "..." stands "_", elsewhere a blank. None when a quote or a comment has no end.
[[nodiscard]] std::optional<QString> sqlOutline(const QString& sql);

/// One name of SQL as it is meant: quoted as it stands, otherwise in small letters.
[[nodiscard]] QString meantName(const QString& written);

} // namespace countersign
