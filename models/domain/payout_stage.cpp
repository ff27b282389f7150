// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/payout_stage.h"

namespace countersign {

PayoutStage stageOf(RequestState state) {
    switch (state) {
    case RequestState::Pending:
        return PayoutStage::Pending;
    case RequestState::Approved:
        return PayoutStage::Approved;
    case RequestState::Executing:
        return PayoutStage::Executing;
    case RequestState::Broadcast:
        return PayoutStage::Broadcast;
    case RequestState::Done:
        return PayoutStage::Done;
    case RequestState::Failed:
        return PayoutStage::Failed;
    case RequestState::Rejected:
        return PayoutStage::Rejected;
    case RequestState::Void:
        return PayoutStage::Void;
    case RequestState::Expired:
        break;
    }
    return PayoutStage::Expired;
}

PayoutStage stageOf(const PayoutSummary& payout, const PayoutReader& reader) {
    if (!payout.state)
        return reader.openWords.contains(payout.rawState) ? PayoutStage::ToPropose : PayoutStage::NotProposed;
    const bool waitsForMe = *payout.state == RequestState::Pending && reader.mayDecide &&
                            !reader.human.isEmpty() && payout.requester != reader.human &&
                            !payout.signers.contains(reader.human);
    return waitsForMe ? PayoutStage::YourTurn : stageOf(*payout.state);
}

} // namespace countersign
