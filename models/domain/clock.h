// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <functional>
#include <optional>

namespace countersign {

/// Milliseconds since 1970-01-01T00:00:00Z. Models carry times like this, never QDateTime.
using UnixMs = std::int64_t;
using MaybeMs = std::optional<UnixMs>;

/// Asks for the present. Handed in wherever time matters, so that tests never sleep.
using Clock = std::function<UnixMs()>;

/// The machine's own clock.
[[nodiscard]] UnixMs systemNow();

/// ISO 8601 in UTC, such as "2026-11-22T04:03:00.250Z"; years past 9999 get as many digits as they need.
[[nodiscard]] QString isoTime(UnixMs at);

} // namespace countersign
