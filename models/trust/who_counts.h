// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/payout.h"
#include "models/trust/key_lookup.h"

#include <QStringList>

#include <vector>

namespace countersign {

inline constexpr UnixMs clockSkewMs = 120'000; ///< how far two honest clocks may be apart

/// A decision, and whether its signature is good under the public key the keyring has for it.
struct CheckedDecision {
    Decision decision;
    bool signatureGood = false;
};

/// The rules of PROTOCOL.md, "Who counts".
enum class CountRule {
    Binding,   ///< the signature is good, of this request and deployment, by the human's own key
    Rejection, ///< nobody rejected it
    Humans,    ///< enough distinct humans
    Requester, ///< the requester did not approve
    Outsider,  ///< one approver neither proposed, made nor changed it
    Time,      ///< signed while approvals count
    Key,       ///< with a key that was valid, is not revoked and has the role
    Tier,      ///< the keyring does not ask for more
};

/// One reason for or against. The numbers and the name are for windows, which say it in their own language.
struct CountFact {
    CountRule rule = CountRule::Binding;
    bool holds = false;
    QString human;
    qint64 found = 0, needed = 0;
    QString sentence; ///< English, without final stop
};

/// What counting came to. Thread: a value type.
struct HeadCount {
    bool approved = false;                    ///< every one of the rules holds
    std::vector<CountFact> rules;             ///< each rule about the whole, whether it holds or not
    std::vector<CountFact> uncounted;         ///< each decision that does not count, and why
    QStringList humans;                       ///< who count, sorted
    UnixMs lastSignedMs = 0;                  ///< of the decisions that count; execute_within_ms runs from it
    [[nodiscard]] QStringList whyNot() const; ///< sentences: the rules that do not hold, then the uncounted
};

/// Counts. \a digest is that of the request's bytes; the request's lines are not looked at. \a at is the
/// moment from which keys count as revoked: now, or when the request was claimed. Pure.
[[nodiscard]] HeadCount whoCounts(const PayoutRequest& request, const QByteArray& digest,
                                  const std::vector<CheckedDecision>& decisions, const KeyLookup& keys,
                                  UnixMs at);

} // namespace countersign
