// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"

namespace countersign {

/// How long a failing node is left alone.
struct BreakerPolicy {
    UnixMs backOffFirstMs = 1'000; ///< doubled at each further failure: 1, 2, 4, 8 s
    UnixMs backOffMostMs = 8'000;
    int openAfterFailures = 5;
    UnixMs openForMs = 60'000;
};

/// Decides whether a node may be asked. Closed: yes. Backing off: after a failure, not before its time. Open:
/// after too many failures in a row, for a minute. Half open: one probe decides. Pure: the present is handed
/// in.
class CircuitBreaker {
  public:
    enum class State { Closed, BackingOff, Open, HalfOpen };

    explicit CircuitBreaker(BreakerPolicy policy = {})
        : policy_(policy) {}

    [[nodiscard]] State state(UnixMs now) const;
    [[nodiscard]] bool mayAsk(UnixMs now) const;
    /// Tell it about each question: in HalfOpen only one may be under way.
    void asked(UnixMs now);
    void succeeded();
    /// Questions sent before the last failure came in don't count again: five wallets asked at once are one
    /// failure.
    void failed(UnixMs now, UnixMs askedAt);
    /// The node itself named a time (Retry-After): not before that, whatever the count.
    void holdUntil(UnixMs until);
    [[nodiscard]] UnixMs notBefore() const { return notBefore_; }
    [[nodiscard]] int failuresInARow() const { return failures_; }

  private:
    BreakerPolicy policy_;
    int failures_ = 0;
    UnixMs notBefore_ = 0;
    UnixMs lastFailedAt_ = 0;
    bool probing_ = false;
};

} // namespace countersign
