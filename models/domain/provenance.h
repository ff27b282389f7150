// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"

#include <QString>

namespace countersign {

/// Where a value came from and when it was read: shown beside every number.
struct Provenance {
    QString source;    ///< "database", "chain 1 via rpc-1", "metrics api-1"
    UnixMs readAt = 0; ///< our clock, when the answer arrived; 0 = never read

    [[nodiscard]] bool everRead() const { return readAt != 0; }
    bool operator==(const Provenance&) const = default;
};

inline constexpr UnixMs staleAfterMs = 10'000; ///< database data older than this is grey and disables acts

/// How old a value may be before it is shown grey and what rests on it is disabled.
[[nodiscard]] inline bool isStale(const Provenance& from, UnixMs now, UnixMs limitMs) {
    return !from.everRead() || now - from.readAt > limitMs;
}

} // namespace countersign
