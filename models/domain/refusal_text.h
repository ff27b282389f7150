// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace countersign {

// The contract's codes of refusal as sentences. An unknown code is its own text.

/// Of payouts, keys, people and policy; English.
[[nodiscard]] QString deskReasonText(const QString& reason);
/// Of retry, the same for every kind of backend; English.
[[nodiscard]] QString contractReasonText(const QString& reason);
/// One of the sentences above in the window's language; any other text as it is.
[[nodiscard]] QString localRefusal(const QString& english);

} // namespace countersign
