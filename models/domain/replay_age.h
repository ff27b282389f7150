// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"

#include <optional>

namespace countersign {

/// A primary that said how far it had written longer ago than this says nothing about now.
inline constexpr UnixMs primaryKnownForMs = 5'000;

/// How far a primary had written its log, and when it was asked by our clock.
struct LogPosition {
    quint64 written = 0;
    UnixMs at = 0;
};

/// One look at a standby.
struct ReplayLook {
    UnixMs at = 0; ///< our clock, before it was asked
    bool streaming = false;
    std::optional<quint64> received, replayed;
    std::optional<UnixMs> newestCommitAgeMs; ///< by the standby's clock
};

/// As of when the data of a standby are whole, by our clock. Every look can only show that they are newer
/// than was known. Thread: a value type.
class ReplayAge {
  public:
    void primaryWasAt(const LogPosition& position) { primary_ = position; }
    void look(const ReplayLook& look);
    /// 0: nothing is known yet.
    [[nodiscard]] UnixMs asOf() const { return asOf_; }

  private:
    std::optional<LogPosition> primary_;
    UnixMs asOf_ = 0;
};

} // namespace countersign
