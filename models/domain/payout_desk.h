// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/payout.h"
#include "models/domain/provenance.h"

#include <QJsonObject>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace countersign {

// What the console reads and shows of payouts, keys, policy and people. Values; Thread: any.

inline constexpr int maxRequestsShown = 500;
inline constexpr int maxOtherRequests = 50;
inline constexpr int maxKeysShown = 1000;
inline constexpr int maxTrailPageRows = 500;

/// A fact about a payout that a human should judge before proposing or signing (countersign.payout_checks,
/// and the console's own: checksum of an address, treasury balance).
struct PayoutCheck {
    QString name; ///< "destination-new", ...
    QString line; ///< empty: the payout as a whole
    MaybeMoney money;
    QJsonObject evidence;
    QString text; ///< English sentence
    bool operator==(const PayoutCheck&) const = default;
};

/// A request of a payout that is not the one looked at.
struct OtherRequest {
    QString id;
    RequestState state = RequestState::Void;
    QString requester, why;
    UnixMs createdMs = 0;
    MaybeMs stateAt;
    bool operator==(const OtherRequest&) const = default;
};

/// The last payment before this one to the destination of a line.
struct LastPaid {
    QString line;
    Decimal amount;
    MaybeMs at;
    QString payout;
    bool operator==(const LastPaid&) const = default;
};

/// What would be proposed now. \c request is complete but for memo, nonce and id.
struct PayoutPreview {
    PayoutRequest request;
    Decimal lineSum;
    QString wrong;     ///< stable code of why the database would refuse; empty: it would not
    QString wrongText; ///< English sentence
    std::vector<PayoutCheck> checks;
    std::vector<LastPaid> lastPaid;
    std::vector<OtherRequest> others; ///< newest first
    Provenance from;
};

/// A decision as the database keeps it.
struct SignedDecision {
    Decision decision;
    QString displayName;
    QByteArray signature;
    QString keyState; ///< "active", "revoked", "pending"
    MaybeMs at;
    bool operator==(const SignedDecision&) const = default;
};

struct BroadcastInfo {
    QString txHash, chainNonce;
    QStringList lines;
    MaybeMs at;
    bool operator==(const BroadcastInfo&) const = default;
};

/// One request, whole.
struct RequestDetail {
    PayoutRequest request;
    QByteArray digest; ///< as the database says; the console computes its own and compares
    RequestState state = RequestState::Pending;
    MaybeMs stateAt, executeBy;
    QString why;            ///< of void, expired, rejected
    QJsonObject whyDetail;  ///< what differed
    QJsonObject difference; ///< backend now against what was signed; empty: none
    std::vector<SignedDecision> decisions;
    std::vector<BroadcastInfo> broadcasts;
    std::vector<LastPaid> lastPaid;
    std::vector<PayoutCheck> checks;
    std::vector<OtherRequest> others; ///< newest first
    qint64 proposedSeq = 0;
    Provenance from;
};

/// Somebody may still decide on it or take it back.
[[nodiscard]] inline bool isOpen(RequestState state) {
    return state == RequestState::Pending || state == RequestState::Approved;
}

/// The answer to an act of payouts, keys, people and policy (countersign.answer).
struct DeskAnswer {
    enum class Kind { Done, Refused, InDoubt };
    Kind kind = Kind::InDoubt;
    QString reason; ///< stable code when refused
    QString text;   ///< English sentence
    QString state;  ///< of the subject afterwards
    QJsonObject detail;
    bool replayed = false;
    qint64 auditSeq = 0;
};

struct KeyInfo {
    QByteArray key, publicKey;
    QString human, displayName;
    QString state; ///< "pending", "active", "revoked"
    MaybeMs enrolledAt, activatedAt, revokedAt;
    QString activatedBy, revokedBy, reason;
    bool operator==(const KeyInfo&) const = default;
};

struct PolicyTier {
    qint64 version = 0;
    QString currency; ///< empty: every currency without tiers of its own
    Decimal from;
    int required = minSignatures;
    bool proposerCounts = false;
    int approveWithinS = 0, executeWithinS = 0;
    std::optional<Decimal> capItem, capDay;
    bool operator==(const PolicyTier&) const = default;
};

struct PersonInfo {
    QString human, displayName, login;
    bool active = false;
    QStringList roles;
    bool operator==(const PersonInfo&) const = default;
};

/// A proposed change of policy or people.
struct ChangeInfo {
    qint64 change = 0;
    QString what;    ///< "policy", "person"
    QByteArray body; ///< JSON
    QString memo, state, proposer, decider;
    MaybeMs proposedAt, decidedAt;
    bool operator==(const ChangeInfo&) const = default;
};

/// Which rows of the trail: newest first, older than \c before.
struct TrailQuery {
    qint64 before = 0;           ///< 0: from the end
    QString human, act, subject; ///< empty: any; \c subject is a beginning ("request/")
    int limit = maxTrailPageRows;
};

} // namespace countersign

Q_DECLARE_METATYPE(countersign::PayoutPreview)
Q_DECLARE_METATYPE(countersign::RequestDetail)
Q_DECLARE_METATYPE(countersign::DeskAnswer)
