// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rpc/circuit_breaker.h"

#include <algorithm>

namespace countersign {

CircuitBreaker::State CircuitBreaker::state(UnixMs now) const {
    const bool tripped = failures_ >= policy_.openAfterFailures;
    if (now < notBefore_)
        return tripped ? State::Open : State::BackingOff;
    return tripped ? State::HalfOpen : State::Closed;
}

bool CircuitBreaker::mayAsk(UnixMs now) const {
    switch (state(now)) {
    case State::Closed:
        return true;
    case State::HalfOpen:
        return !probing_;
    case State::BackingOff:
    case State::Open:
        return false;
    }
    return false;
}

void CircuitBreaker::asked(UnixMs now) {
    if (state(now) == State::HalfOpen)
        probing_ = true;
}

void CircuitBreaker::succeeded() {
    failures_ = 0;
    notBefore_ = 0;
    probing_ = false;
}

void CircuitBreaker::failed(UnixMs now, UnixMs askedAt) {
    probing_ = false;
    if (failures_ > 0 && askedAt <= lastFailedAt_)
        return;
    lastFailedAt_ = now;
    failures_ = std::min(failures_ + 1, policy_.openAfterFailures);
    UnixMs waitMs = policy_.openForMs;
    if (failures_ < policy_.openAfterFailures)
        waitMs = std::min(policy_.backOffFirstMs << (failures_ - 1), policy_.backOffMostMs);
    notBefore_ = std::max(notBefore_, now + waitMs);
}

void CircuitBreaker::holdUntil(UnixMs until) {
    notBefore_ = std::max(notBefore_, until);
}

} // namespace countersign
