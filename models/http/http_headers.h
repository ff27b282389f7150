// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"

#include <QByteArray>

#include <optional>

namespace countersign {

inline constexpr int maxRetryAfterS = 24 * 60 * 60; ///< a server may ask us to wait a day, not for ever

/// Retry-After: seconds, or an HTTP date seen from \a now.
[[nodiscard]] std::optional<int> parseRetryAfterS(const QByteArray& value, UnixMs now);

/// A whole number of a RateLimit header; "100, 100;w=900" gives 100.
[[nodiscard]] std::optional<int> parseRateLimit(const QByteArray& value);

} // namespace countersign
