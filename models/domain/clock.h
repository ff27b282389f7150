// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

} // namespace countersign
