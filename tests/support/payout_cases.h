// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/payout_world.h"

#include <vector>

namespace countersign {

/// One thing the contract must do or refuse. Throws Mismatch at the first answer that is not as wanted.
struct PayoutCase {
    const char* name;
    void (*run)(PayoutWorld& world);
};

[[nodiscard]] const std::vector<PayoutCase>& peopleCases();   ///< policy, people, keys: 0010 and 0011
[[nodiscard]] const std::vector<PayoutCase>& requestCases();  ///< freezing and proposing: 0012 and 0013
[[nodiscard]] const std::vector<PayoutCase>& decisionCases(); ///< deciding and counting: 0014
[[nodiscard]] const std::vector<PayoutCase>& handOffCases();  ///< worker and guard: 0015 and 0016
[[nodiscard]] const std::vector<PayoutCase>& paidCases();     ///< paid without a claim: 0025
[[nodiscard]] const std::vector<PayoutCase>& instantCases();  ///< two people at one instant
[[nodiscard]] std::vector<PayoutCase> allPayoutCases();

/// Runs it and leaves the world as it was; empty when all was as wanted.
[[nodiscard]] QString runCase(const PayoutCase& one, PayoutWorld& world);

/// Puts a policy into force by its two admins; throws Mismatch when it is refused.
void newPolicy(PayoutWorld& world, const QString& tiers);
/// A tier from 0 for every currency, with further keys of its JSON object in \a more.
[[nodiscard]] QString tierJson(const QString& more = {});

/// Every function that acts, with arguments that would do if the rights did: for the checks inside.
[[nodiscard]] const std::vector<std::pair<QString, QString>>& actsOfRoles(); ///< call, a login in its role

} // namespace countersign
