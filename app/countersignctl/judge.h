// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/countersignctl/target.h"
#include "models/domain/verdict.h"

#include <QJsonArray>

namespace countersign::ctl {

/// The verdict on one item: the database's half, and the chain's where the system file names nodes.
struct Judgement {
    Verdict verdict;
    QJsonArray chainEvidence; ///< the lines the chain added: stored with the act
};

[[nodiscard]] Result<Judgement> judge(SystemGateway& gateway, const Target& target, const WorkItemRef& item);

} // namespace countersign::ctl
