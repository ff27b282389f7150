// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/payout_turn.h"

#include "models/domain/kind_pack.h"
#include "models/domain/session.h"

#include <algorithm>

namespace countersign {

PayoutReader readerOf(const SessionInfo& info, const KindPayouts& kind) {
    const auto open = kind.rawStates.find(QStringLiteral("pending"));
    return {info.human, info.may(QStringLiteral("approver")),
            open == kind.rawStates.end() ? QStringList() : open->second};
}

int waitingFor(const PayoutReader& reader, const std::vector<PayoutSummary>& payouts) {
    return static_cast<int>(std::count_if(payouts.begin(), payouts.end(), [&](const PayoutSummary& payout) {
        return stageOf(payout, reader) == PayoutStage::YourTurn;
    }));
}

bool canReadPayouts(const SessionInfo& info, const KindPayouts& kind) {
    const auto lacks = [&](const Capability& one) { return one.board == kind.board && !one.offered; };
    return info.mode != AccessMode::Unknown && info.mode != AccessMode::LookOnly &&
           std::none_of(info.capabilities.begin(), info.capabilities.end(), lacks);
}

} // namespace countersign
