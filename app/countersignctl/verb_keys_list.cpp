// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/desk_output.h"
#include "app/countersignctl/signing.h"
#include "app/countersignctl/text_tables.h"

namespace countersign::ctl {

namespace {

TextTable tableOf(const std::vector<KeyInfo>& keys, UnixMs now) {
    TextTable table;
    table.heading = {QStringLiteral("KEY"),      QStringLiteral("HUMAN"),        QStringLiteral("STATE"),
                     QStringLiteral("ENROLLED"), QStringLiteral("ACTIVATED BY"), QStringLiteral("REVOKED BY"),
                     QStringLiteral("REASON")};
    for (const KeyInfo& key : keys)
        table.rows.push_back({QString::fromLatin1(key.key.toHex()), key.human, key.state,
                              ageText(key.enrolledAt, now), key.activatedBy, key.revokedBy, key.reason});
    return table;
}

int runKeysList(const Arguments& arguments, Output& output) {
    const auto desk = openDesk(arguments, Access::Reading);
    if (!desk)
        return output.cannotRun(desk.failure());
    const auto keys = desk->gateway->keys();
    if (!keys)
        return output.cannotRun(keys.failure());
    if (output.json())
        output.write(jsonArrayOf(*keys));
    else
        output.table(tableOf(*keys, systemNow()));
    return Fine;
}

} // namespace

Verb keysListVerb() {
    return {QStringLiteral("keys list"),
            {},
            QStringLiteral("List the keys enrolled here and their state."),
            {},
            targetOptions(),
            runKeysList};
}

} // namespace countersign::ctl
