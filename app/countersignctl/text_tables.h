// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/countersignctl/output.h"
#include "models/domain/finding.h"
#include "models/domain/health.h"
#include "models/domain/ledger.h"
#include "models/domain/verdict.h"
#include "models/domain/work_item.h"

#include <vector>

namespace countersign::ctl {

/// What people read: the same values as json_output.h, fewer and shorter.
[[nodiscard]] TextTable tableOf(const std::vector<FindingGroup>& groups, UnixMs now);
[[nodiscard]] TextTable tableOf(const std::vector<Finding>& findings, UnixMs now);
[[nodiscard]] TextTable tableOf(const std::vector<WorkItem>& items, UnixMs now);
[[nodiscard]] TextTable tableOf(const std::vector<BookSum>& sums);
[[nodiscard]] TextTable tableOf(const std::vector<LedgerEntry>& entries);
[[nodiscard]] TextTable tableOf(const std::vector<EvidenceLine>& evidence);
[[nodiscard]] TextTable tableOf(const std::vector<HealthLine>& lines);

[[nodiscard]] QString ageText(const MaybeMs& at,
                              UnixMs now);                ///< "6 min", "3 h 20 min"; "in 4 s" for the future
[[nodiscard]] QString moneyText(const MaybeMoney& money); ///< "7.500000 USDC"

} // namespace countersign::ctl
