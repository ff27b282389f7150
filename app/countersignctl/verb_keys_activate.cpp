// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/output.h"
#include "app/countersignctl/signing.h"

namespace countersign::ctl {

namespace {

int runKeysActivate(const Arguments& arguments, Output& output) {
    const auto key = keyIdFrom(arguments.positional[0]);
    if (!key)
        return output.cannotRun(key.failure());
    return actOnDesk(arguments, output, QStringLiteral("activate-key"), arguments.positional[0],
                     [&](SystemGateway& gateway) { return gateway.activateKey(*key); });
}

} // namespace

Verb keysActivateVerb() {
    return {QStringLiteral("keys activate"),
            QStringLiteral("KEY"),
            QStringLiteral("Put somebody else's key in force, as an admin."),
            QStringLiteral("Compare its 64 digits with its owner first, by another way than this system."),
            targetOptions(),
            runKeysActivate};
}

} // namespace countersign::ctl
