// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/output.h"
#include "app/countersignctl/signing.h"

namespace countersign::ctl {

namespace {

int runPayoutPropose(const Arguments& arguments, Output& output) {
    const auto desk = openDesk(arguments, Access::Acting);
    if (!desk)
        return output.cannotRun(desk.failure());
    const auto preview = desk->gateway->previewPayout(arguments.positional[0]);
    if (!preview)
        return output.cannotRun(preview.failure());
    const auto sheet = proposalSheet(*preview, arguments.value(QStringLiteral("memo")));
    if (!sheet)
        return output.cannotRun(sheet.failure());
    return signSheet(arguments, output, desk->target, *desk->gateway, *sheet, {});
}

} // namespace

Verb payoutProposeVerb() {
    return {QStringLiteral("payout propose"),
            QStringLiteral("PAYOUT"),
            QStringLiteral("Propose a payout of the backend, signed; others approve it."),
            QStringLiteral("What will be signed is shown first, from its own octets, on stderr."),
            signingOptions({{QStringLiteral("memo"), QStringLiteral("TEXT"),
                             QStringLiteral("what it is for, for those who approve")}}),
            runPayoutPropose};
}

} // namespace countersign::ctl
