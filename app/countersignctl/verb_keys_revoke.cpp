// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/output.h"
#include "app/countersignctl/signing.h"

namespace countersign::ctl {

namespace {

int runKeysRevoke(const Arguments& arguments, Output& output) {
    const auto key = keyIdFrom(arguments.positional[0]);
    if (!key)
        return output.cannotRun(key.failure());
    const auto reason = reasonFrom(arguments);
    if (!reason)
        return output.cannotRun(reason.failure());
    return actOnDesk(arguments, output, QStringLiteral("revoke-key"), arguments.positional[0],
                     [&](SystemGateway& gateway) { return gateway.revokeKey(*key, *reason); });
}

} // namespace

Verb keysRevokeVerb() {
    return {
        QStringLiteral("keys revoke"),
        QStringLiteral("KEY"),
        QStringLiteral("Revoke your key, or as an admin anybody's, at once and for good."),
        QStringLiteral("The next keyring must say so, too."),
        targetOptions({{QStringLiteral("reason"), QStringLiteral("TEXT"), QStringLiteral("why; required")}}),
        runKeysRevoke};
}

} // namespace countersign::ctl
