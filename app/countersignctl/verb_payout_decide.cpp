// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/output.h"
#include "app/countersignctl/signing.h"

namespace countersign::ctl {

namespace {

int runDecide(const Arguments& arguments, Output& output, DecisionVerdict verdict, const QString& reason) {
    const auto id = requestIdFrom(arguments.positional[0]);
    if (!id)
        return output.cannotRun(id.failure());
    const auto desk = openDesk(arguments, Access::Acting);
    if (!desk)
        return output.cannotRun(desk.failure());
    const auto detail = desk->gateway->request(*id);
    if (!detail)
        return output.cannotRun(detail.failure());
    const auto sheet = decisionSheet(*detail, verdict);
    if (!sheet)
        return output.cannotRun(sheet.failure());
    return signSheet(arguments, output, desk->target, *desk->gateway, *sheet, reason);
}

int runPayoutApprove(const Arguments& arguments, Output& output) {
    return runDecide(arguments, output, DecisionVerdict::Approve, {});
}

int runPayoutReject(const Arguments& arguments, Output& output) {
    const auto reason = reasonFrom(arguments);
    if (!reason)
        return output.cannotRun(reason.failure());
    return runDecide(arguments, output, DecisionVerdict::Reject, *reason);
}

const QString shownFirst = QStringLiteral(
    "What will be signed is shown first, from its own octets, on stderr: destinations whole and\n"
    "in groups of four, checks, and the digest in words, which two people can compare by voice.");

} // namespace

Verb payoutApproveVerb() {
    return {QStringLiteral("payout approve"),
            QStringLiteral("REQUEST"),
            QStringLiteral("Approve a request with your signature."),
            shownFirst,
            signingOptions({}),
            runPayoutApprove};
}

Verb payoutRejectVerb() {
    return {
        QStringLiteral("payout reject"),
        QStringLiteral("REQUEST"),
        QStringLiteral("Reject a request with your signature: it ends."),
        shownFirst,
        signingOptions({{QStringLiteral("reason"), QStringLiteral("TEXT"), QStringLiteral("why; required")}}),
        runPayoutReject};
}

} // namespace countersign::ctl
