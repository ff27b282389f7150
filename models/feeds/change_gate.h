// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QString>

namespace countersign {

class SystemGateway;

inline constexpr int lookEveryMs = 600; ///< for a change: with the reading and painting, well within a second
inline constexpr int liveLookEveryMs = 100; ///< where commits are told: looking asks the server nothing
inline constexpr int readAnywayMs =
    5'000; ///< time alone makes findings, too: a lock expires without a commit

/// Whether a read could tell anything new. Asking the server for its snapshot costs a fraction of a read, and
/// until somebody commits it stays the same. A value: a feed hands it to its job and takes the answer's back.
/// Thread: any.
class ChangeGate {
  public:
    /// Asks; true when nothing was committed since the last full read through this gate, and that was not
    /// long ago. Call it before reading, so that what is committed meanwhile is seen the next time. \a pace
    /// is FeedTime's.
    [[nodiscard]] bool nothingNew(SystemGateway& gateway, double pace);
    /// The next look reads, whatever the server says.
    void open() { mark_.clear(); }

  private:
    QString mark_;
    QElapsedTimer sinceRead_;
};

} // namespace countersign
