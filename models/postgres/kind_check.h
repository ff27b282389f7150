// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kind_pack.h"
#include "models/domain/result.h"
#include "models/postgres/connection_plan.h"
#include "models/postgres/doctor.h"

#include <vector>

namespace countersign {

/// Rows of each item kind whose verdicts are looked at: of the newest, of the oldest, and of each state.
inline constexpr int checkedRows = 200;
inline constexpr int checkedRowsOfState = 20;

/// Holds a kind against a database that has its tables: does each SELECT give the contract's columns in their
/// types, can it be read at any size, does each retry compare what the operator saw with what is there, are
/// the verdicts and their reasons those that are declared. The contract need not be installed. Changes
/// nothing; what must be tried by writing is rolled back. Fails only when there is no connection. Blocks.
[[nodiscard]] Result<std::vector<DoctorLine>> checkKind(const ConnectionPlan& plan, const KindPack& kind);

} // namespace countersign
