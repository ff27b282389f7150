// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/payout.h"
#include "models/domain/result.h"
#include "models/trust/enrolment.h"
#include "models/trust/trail.h"

#include <QStringList>

#include <optional>

namespace countersign {

/// What the detail of a propose, approve or reject row proves.
struct DecisionEvidence {
    Decision decision;
    QByteArray decisionBytes; ///< the very octets that were signed
    QByteArray signature;
    std::optional<PayoutRequest> request; ///< of a proposal; without its lines
    QByteArray requestDigest;             ///< of a proposal
    std::optional<Failure> unsound;       ///< of a proposal: why its lines are not what its header says
    QString payout;                       ///< of an approval or rejection
};

/// What the detail of a row about a key says.
struct KeyEvidence {
    QString human;
    QByteArray publicKey;
    std::optional<Enrolment> proof; ///< of an enrolment
    QByteArray proofBytes, signature;
};

[[nodiscard]] Result<DecisionEvidence> readDecisionEvidence(const TrailRow& row);
[[nodiscard]] Result<KeyEvidence> readKeyEvidence(const TrailRow& row);
[[nodiscard]] Result<QStringList> readGuardedPayouts(const TrailRow& row);
[[nodiscard]] Result<QString> readReleasedPayout(const TrailRow& row);

} // namespace countersign
