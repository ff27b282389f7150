// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace countersign {

struct Tokens;

/// The application's style sheet: resources compiled into views, with {names} of tokens filled in.
[[nodiscard]] QString styleSheetOf(const Tokens& tokens, int bodyPx);

} // namespace countersign
