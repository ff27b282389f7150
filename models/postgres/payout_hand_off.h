// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/payout_desk.h"
#include "models/trust/trail.h"

#include <map>

namespace countersign {

/// Everything a payout worker needs from the database to judge one request by itself. Believed by nobody:
/// see feeds/payout_verification.h. Thread: a value type.
struct PayoutHandOff {
    PayoutRequest proposed; ///< the request's own fields and lines
    PayoutContent backend;  ///< what the backend's rows say now; without a payout: it is gone
    QByteArray digest;      ///< as the database names it
    RequestState state = RequestState::Pending;
    std::vector<SignedDecision> decisions;
    TrailReport trail;                   ///< the whole chain, as it stands
    std::map<qint64, QByteArray> hashes; ///< of the rows that signers saw, and of the remembered one
};

} // namespace countersign
