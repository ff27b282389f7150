// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/money.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace countersign {

inline constexpr int maxPayoutLines = 10'000;
inline constexpr int maxMemoChars = 500;
inline constexpr int maxPayoutTextChars = 500; ///< of any other text in a request or decision
inline constexpr int minSignatures = 2;        ///< whatever a policy says
inline constexpr int maxSignatures = 100;
inline constexpr qsizetype nonceBytes = 16;

/// One payment of a payout, as the backend's row says it.
struct PayoutLine {
    QString id;
    QString destination;
    QString method;
    Decimal amount;
    QString currency;
    bool operator==(const PayoutLine&) const = default;
};

/// What is paid: everything about it that the backend holds.
struct PayoutContent {
    QString payout; ///< the backend's id
    QString currency;
    Decimal total;   ///< what the backend's header claims
    QString source;  ///< empty: unknown
    QString creator; ///< a claim of the backend's; empty: unknown
    QString editor;  ///< likewise, who changed it last
    std::vector<PayoutLine> lines;
    bool operator==(const PayoutContent&) const = default;
};

/// What people sign. Thread: a value type.
struct PayoutRequest {
    QString domain; ///< this deployment
    QString id;     ///< UUID, lower case with hyphens
    PayoutContent content;
    QString memo;
    qint64 policy = 0; ///< its version
    qint64 required = minSignatures;
    bool proposerCounts = false;
    QString requester; ///< the human who proposes
    QByteArray nonce;
    UnixMs createdMs = 0;
    UnixMs approveByMs = 0;
    UnixMs executeWithinMs = 0; ///< after the last counted signature
    bool operator==(const PayoutRequest&) const = default;
};

enum class DecisionVerdict { Propose, Approve, Reject };

[[nodiscard]] QString decisionVerdictName(DecisionVerdict verdict); ///< "propose", ...
[[nodiscard]] std::optional<DecisionVerdict> decisionVerdictFromName(const QString& name);

/// One human's word on one request. Thread: a value type.
struct Decision {
    QString domain;
    DecisionVerdict verdict = DecisionVerdict::Approve;
    QByteArray digest; ///< of the request
    QString human;
    QByteArray key; ///< its id
    qint64 headSeq = 0;
    QByteArray headHash;
    UnixMs signedMs = 0;
    QString reason; ///< of a rejection; empty otherwise
    bool operator==(const Decision&) const = default;
};

enum class RequestState { Pending, Approved, Executing, Broadcast, Done, Failed, Rejected, Void, Expired };

[[nodiscard]] QString requestStateName(RequestState state); ///< "pending", ...
[[nodiscard]] std::optional<RequestState> requestStateFromName(const QString& name);
/// Approved, or further on the way to being paid.
[[nodiscard]] bool isApprovedOrFurther(RequestState state);

/// One row of the list of payouts. The request's fields are empty where nobody has proposed it yet.
struct PayoutSummary {
    QString payout;
    QString rawState; ///< the backend's own word
    QString creator;
    MaybeMs createdAt;
    MaybeMoney total;
    qint64 lineCount = 0;
    QString request;
    std::optional<RequestState> state;
    QString requester;
    qint64 required = 0;
    qint64 signedBy = 0; ///< humans who count so far
    MaybeMs approveByMs;
    MaybeMs executeBy;   ///< once it is approved
    QStringList signers; ///< humans who have given their word on the request, whichever
    bool operator==(const PayoutSummary&) const = default;
};

/// Puts lines into the order in which they are signed: by id, octet by octet of their UTF-8.
void sortLines(std::vector<PayoutLine>& lines);
[[nodiscard]] bool lineBefore(const PayoutLine& a, const PayoutLine& b);

/// What the lines come to, when all are of the header's currency. None: they are not.
[[nodiscard]] std::optional<Decimal> sumOfLines(const PayoutContent& content);

} // namespace countersign

Q_DECLARE_METATYPE(countersign::PayoutSummary)
Q_DECLARE_METATYPE(countersign::PayoutRequest)
