// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/desk_output.h"
#include "app/countersignctl/signing.h"
#include "app/countersignctl/text_tables.h"

namespace countersign::ctl {

namespace {

TextTable tableOf(const std::vector<PayoutSummary>& payouts, UnixMs now) {
    TextTable table;
    table.heading = {QStringLiteral("PAYOUT"), QStringLiteral("BACKEND"),  QStringLiteral("TOTAL"),
                     QStringLiteral("LINES"),  QStringLiteral("MADE"),     QStringLiteral("REQUEST"),
                     QStringLiteral("STATE"),  QStringLiteral("PROPOSED"), QStringLiteral("SIGNED")};
    table.rightAligned = {2, 3};
    for (const PayoutSummary& one : payouts)
        table.rows.push_back(
            {one.payout, one.rawState, moneyText(one.total), QString::number(one.lineCount),
             ageText(one.createdAt, now), one.request, one.state ? requestStateName(*one.state) : QString(),
             one.requester,
             one.state ? QStringLiteral("%1 of %2").arg(one.signedBy).arg(one.required) : QString()});
    return table;
}

int runPayouts(const Arguments& arguments, Output& output) {
    const auto desk = openDesk(arguments, Access::Reading);
    if (!desk)
        return output.cannotRun(desk.failure());
    const auto payouts = desk->gateway->payouts(arguments.all(QStringLiteral("raw-state")));
    if (!payouts)
        return output.cannotRun(payouts.failure());
    if (output.json())
        output.write(jsonArrayOf(*payouts));
    else
        output.table(tableOf(*payouts, systemNow()));
    return Fine;
}

} // namespace

Verb payoutsVerb() {
    return {QStringLiteral("payouts"),
            {},
            QStringLiteral("List the backend's payouts, newest first, each with its newest request."),
            {},
            targetOptions({{QStringLiteral("raw-state"), QStringLiteral("WORD"),
                            QStringLiteral("only those the backend calls so; may be repeated")}}),
            runPayouts};
}

} // namespace countersign::ctl
