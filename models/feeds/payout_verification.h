// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/payout.h"
#include "models/domain/result.h"
#include "models/postgres/payout_hand_off.h"
#include "models/trust/keyring.h"
#include "models/trust/who_counts.h"

#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace countersign {

class PaidList;

/// One thing that must hold before anything is paid.
struct PayoutFact {
    QString check; ///< stable: "keyring", "digest", "signature", ...
    bool holds = false;
    QString sentence; ///< English, without final stop: what was found
};

/// What the worker's own configuration demands, whatever the database says.
struct WorkerTerms {
    UnixMs now = 0;
    std::optional<TrailHead> remembered;      ///< the last row of the trail the worker knows
    qint64 least = minSignatures;             ///< humans who must have signed
    std::map<QString, Decimal> mostPerPayout; ///< by currency; with any, a currency without one is refused
    std::map<QString, Decimal> mostPerDay;
};

/// What verifying came to. Thread: a value type.
struct PayoutVerification {
    PayoutRequest request; ///< what would be paid: the backend's rows with the request's own fields
    QByteArray digest;     ///< of that
    HeadCount count;
    std::vector<PayoutFact> facts; ///< every check, in the order in which a worker makes them
    [[nodiscard]] bool holds() const;
};

/// The checks 1 and 3 to 6 of PROTOCOL.md, "What a payout worker does". A failed \a keyring is a fact like
/// any other. Revoked keys count for nothing, whenever they were revoked: the worker pays now. Pure.
[[nodiscard]] PayoutVerification verifyPayout(const PayoutHandOff& handOff, const Result<Keyring>& keyring,
                                              const WorkerTerms& terms);

/// Checks 7 and 8: that \a paid, where there is one, has neither nonce nor payout, and the limits. Adds to
/// the facts.
void checkLimits(PayoutVerification& verification, const PaidList* paid, const WorkerTerms& terms);

} // namespace countersign
