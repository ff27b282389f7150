// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/desk_output.h"
#include "app/countersignctl/signing.h"

namespace countersign::ctl {

namespace {

TextTable tableOf(const std::vector<PersonInfo>& people) {
    TextTable table;
    table.heading = {QStringLiteral("HUMAN"), QStringLiteral("NAME"), QStringLiteral("LOGIN"),
                     QStringLiteral("ACTIVE"), QStringLiteral("ROLES")};
    for (const PersonInfo& one : people)
        table.rows.push_back({one.human, one.displayName, one.login,
                              one.active ? QStringLiteral("yes") : QStringLiteral("no"),
                              one.roles.join(u' ')});
    return table;
}

int runPeople(const Arguments& arguments, Output& output) {
    const auto desk = openDesk(arguments, Access::Reading);
    if (!desk)
        return output.cannotRun(desk.failure());
    const auto people = desk->gateway->people();
    if (!people)
        return output.cannotRun(people.failure());
    if (output.json())
        output.write(jsonArrayOf(*people));
    else
        output.table(tableOf(*people));
    return Fine;
}

} // namespace

Verb peopleVerb() {
    return {QStringLiteral("people"),
            {},
            QStringLiteral("List the people, their logins and their roles."),
            {},
            targetOptions(),
            runPeople};
}

} // namespace countersign::ctl
