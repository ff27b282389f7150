// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/desk_output.h"
#include "app/countersignctl/signing.h"

namespace countersign::ctl {

namespace {

QString capText(const std::optional<Decimal>& cap) {
    return cap ? cap->canonicalText() : QString();
}

TextTable tableOf(const std::vector<PolicyTier>& tiers) {
    TextTable table;
    table.heading = {QStringLiteral("CURRENCY"), QStringLiteral("FROM"),    QStringLiteral("MUST SIGN"),
                     QStringLiteral("PROPOSER"), QStringLiteral("APPROVE"), QStringLiteral("PAY"),
                     QStringLiteral("CAP"),      QStringLiteral("CAP/DAY")};
    table.rightAligned = {1, 2, 6, 7};
    for (const PolicyTier& tier : tiers)
        table.rows.push_back(
            {tier.currency.isEmpty() ? QStringLiteral("(others)") : tier.currency, tier.from.canonicalText(),
             QString::number(tier.required),
             tier.proposerCounts ? QStringLiteral("counts") : QStringLiteral("does not count"),
             QStringLiteral("%1 s").arg(tier.approveWithinS), QStringLiteral("%1 s").arg(tier.executeWithinS),
             capText(tier.capItem), capText(tier.capDay)});
    return table;
}

TextTable tableOf(const std::vector<ChangeInfo>& changes) {
    TextTable table;
    table.heading = {QStringLiteral("CHANGE"),      QStringLiteral("OF"),         QStringLiteral("STATE"),
                     QStringLiteral("PROPOSED BY"), QStringLiteral("DECIDED BY"), QStringLiteral("REASON")};
    for (const ChangeInfo& one : changes)
        table.rows.push_back(
            {QString::number(one.change), one.what, one.state, one.proposer, one.decider, one.memo});
    return table;
}

int runPolicyShow(const Arguments& arguments, Output& output) {
    const auto desk = openDesk(arguments, Access::Reading);
    if (!desk)
        return output.cannotRun(desk.failure());
    const auto tiers = desk->gateway->policy();
    const auto changes = desk->gateway->changes();
    if (!tiers || !changes)
        return output.cannotRun(tiers ? changes.failure() : tiers.failure());
    if (output.json()) {
        output.write(Json::array({{{"tiers", jsonArrayOf(*tiers)}, {"changes", jsonArrayOf(*changes)}}}));
        return Fine;
    }
    output.table(tableOf(*tiers));
    if (!changes->empty()) {
        output.line();
        output.table(tableOf(*changes));
    }
    return Fine;
}

} // namespace

Verb policyShowVerb() {
    return {QStringLiteral("policy show"),
            {},
            QStringLiteral("Show the policy that holds, and the changes proposed and decided."),
            {},
            targetOptions(),
            runPolicyShow};
}

} // namespace countersign::ctl
