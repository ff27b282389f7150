// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/payout.h"

#include <QStringList>

namespace countersign {

/// Where a payout stands for the person who looks at it, in the order in which it deserves their eyes.
enum class PayoutStage {
    YourTurn,
    Pending,
    Approved,
    Executing,
    Broadcast,
    ToPropose, ///< open in the backend, and nobody has proposed it
    Failed,
    Rejected,
    Void,
    Expired,
    Done,
    NotProposed, ///< and the backend does not hold it as open
};

/// Who looks, and what the backend calls open.
struct PayoutReader {
    QString human;
    bool mayDecide = false;
    QStringList openWords;
    bool operator==(const PayoutReader&) const = default;
};

[[nodiscard]] PayoutStage stageOf(RequestState state);
[[nodiscard]] PayoutStage stageOf(const PayoutSummary& payout, const PayoutReader& reader);
/// Something can still happen to it.
[[nodiscard]] inline bool isLive(PayoutStage stage) {
    return stage <= PayoutStage::ToPropose;
}

} // namespace countersign
