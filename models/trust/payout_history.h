// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/trust/payout_evidence.h"
#include "models/trust/trail_export.h"
#include "models/trust/trail_problem.h"
#include "models/trust/who_counts.h"

#include <map>
#include <set>

namespace countersign {

/// One request as the rows of the trail tell it.
struct RequestHistory {
    PayoutRequest request; ///< without its lines
    QByteArray digest;
    RequestState state = RequestState::Pending;
    std::vector<CheckedDecision> decisions;
    UnixMs decidedMs = 0;   ///< of the last decision's row
    UnixMs movedMs = 0;     ///< when it was claimed, if it was
    bool uncarried = false; ///< it was treated as approved, and the signatures did not carry that
};

struct KeyHistory {
    QString human;
    KeyState state = KeyState::Pending;
};

/// Replays what the trail says of payouts and keys, row by row, and complains of what can't be. Keeps one
/// entry a request, decision and key, and 32 octets a row. Thread: the caller's.
class PayoutHistory {
  public:
    PayoutHistory(const KeyLookup& keys, VerifySignature verify, UnixMs now, Complain complain)
        : keys_(keys)
        , verify_(std::move(verify))
        , now_(now)
        , complain_(std::move(complain)) {}

    void take(const TrailRow& row);
    /// After the last row: what still waits to be claimed must be carried by signatures that count now.
    void finish();

    [[nodiscard]] const std::map<QString, RequestHistory>& requests() const { return requests_; }
    /// The requests for \a payout, by id.
    [[nodiscard]] const std::set<QString>& requestsFor(const QString& payout) const;
    [[nodiscard]] const std::map<DecisionRecord, qint64>& decisions() const { return decisions_; }
    [[nodiscard]] const std::map<QByteArray, KeyHistory>& enrolled() const { return enrolled_; }
    [[nodiscard]] bool wasGuarded(const QString& payout) const { return guarded_.contains(payout); }
    /// Whether the trail's row \a head.seq has this hash.
    [[nodiscard]] bool holds(const TrailHead& head) const;
    [[nodiscard]] qint64 goodSignatures() const { return goodSignatures_; }

  private:
    void takeDecision(const TrailRow& row);
    void takeProposal(const TrailRow& row, const DecisionEvidence& evidence);
    void judge(const TrailRow& row, const DecisionEvidence& evidence, RequestHistory& history);
    void follow(const TrailRow& row, const DecisionEvidence& evidence, RequestHistory& history);
    void takeMove(const TrailRow& row);
    void takeGuard(const TrailRow& row);
    void takeKey(const TrailRow& row);
    void checkProof(const TrailRow& row, const KeyEvidence& evidence);
    [[nodiscard]] bool wasRevoked(const QByteArray& key) const;
    void demandInTime(const TrailRow& row, const RequestHistory& history);
    void demandApproved(const QString& where, RequestHistory& history, UnixMs at);
    void reportUncounted(const QString& id, const RequestHistory& history);
    [[nodiscard]] RequestHistory* of(const TrailRow& row);

    const KeyLookup& keys_;
    VerifySignature verify_;
    UnixMs now_;
    Complain complain_;
    std::map<QString, RequestHistory> requests_;
    std::map<QString, std::set<QString>> byPayout_; ///< the ids of its requests
    std::map<DecisionRecord, qint64> decisions_;    ///< and the row of each
    std::map<QByteArray, KeyHistory> enrolled_;
    std::set<QString> guarded_;
    bool guardSeen_ = false;
    QByteArray hashes_; ///< of each row, one after the other
    qint64 goodSignatures_ = 0;
};

} // namespace countersign
