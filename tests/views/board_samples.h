// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/health.h"
#include "models/domain/ledger.h"
#include "models/domain/system_file.h"
#include "models/domain/verdict.h"
#include "models/domain/work_item.h"

#include <vector>

namespace countersign::samples {

/// Invented data for the tests of boards and dialogs, shaped like what a settlement backend holds. Times hang
/// on the clock's present so that nothing is stale.
[[nodiscard]] Decimal dec(const char* text);
[[nodiscard]] LedgerSnapshot ledger();         ///< USD balanced but hiding two references, USDC off
[[nodiscard]] LedgerSnapshot balancedLedger(); ///< all is well
[[nodiscard]] std::vector<LedgerEntry> entriesOf(const ReferenceSum& reference);
[[nodiscard]] std::vector<WalletState> wallets(); ///< one below low with an hour of history, one never read
[[nodiscard]] std::vector<HealthLine> health();
[[nodiscard]] SystemFile system(Environment environment);
[[nodiscard]] WorkItem item(const QString& id);
[[nodiscard]] Verdict safeVerdict(const WorkItem& item);

} // namespace countersign::samples
