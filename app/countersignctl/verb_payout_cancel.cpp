// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/output.h"
#include "app/countersignctl/signing.h"

namespace countersign::ctl {

namespace {

int runPayoutCancel(const Arguments& arguments, Output& output) {
    const auto id = requestIdFrom(arguments.positional[0]);
    if (!id)
        return output.cannotRun(id.failure());
    const auto reason = reasonFrom(arguments);
    if (!reason)
        return output.cannotRun(reason.failure());
    return actOnDesk(arguments, output, QStringLiteral("cancel"), *id,
                     [&](SystemGateway& gateway) { return gateway.cancelRequest(*id, *reason); });
}

} // namespace

Verb payoutCancelVerb() {
    return {
        QStringLiteral("payout cancel"),
        QStringLiteral("REQUEST"),
        QStringLiteral("Take a request back before the worker has claimed it; needs no signature."),
        {},
        targetOptions({{QStringLiteral("reason"), QStringLiteral("TEXT"), QStringLiteral("why; required")}}),
        runPayoutCancel};
}

} // namespace countersign::ctl
