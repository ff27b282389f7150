// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/json_output.h"
#include "app/countersignctl/target.h"
#include "models/postgres/doctor.h"

namespace countersign::ctl {

namespace {

Json reportJson(const DoctorReport& report) {
    Json array = Json::array();
    for (const DoctorLine& line : report.lines)
        array.push_back({{"check", toJson(line.check)},
                         {"state", toJson(healthStateName(line.state))},
                         {"text", toJson(line.text)},
                         {"mend", toJson(line.mend)}});
    return array;
}

void printForPeople(Output& output, const DoctorReport& report) {
    TextTable table{
        {QStringLiteral("state"), QStringLiteral("check"), QStringLiteral("what was seen")}, {}, {}};
    for (const DoctorLine& line : report.lines)
        table.rows.push_back({healthStateName(line.state), line.check, line.text});
    output.table(table);
    bool heading = false;
    for (const DoctorLine& line : report.lines) {
        if (line.mend.isEmpty() || line.state == HealthState::Good)
            continue;
        if (!heading)
            output.verbatim(QStringLiteral("\nWhat would mend it:\n"));
        heading = true;
        output.verbatim(harmlessLines(line.mend) + u'\n');
    }
}

int runDoctor(const Arguments& arguments, Output& output) {
    const auto target = findTarget(arguments, Access::Acting);
    if (!target)
        return output.cannotRun(target.failure());
    const auto report = examine(target->plan, target->kind);
    if (!report)
        return output.cannotRun(report.failure());
    if (output.json())
        output.write(reportJson(*report));
    else
        printForPeople(output, *report);
    return report->worst() == HealthState::Good ? Fine : NeedsHuman;
}

} // namespace

Verb doctorVerb() {
    return {
        QStringLiteral("doctor"),
        {},
        QStringLiteral("Examine the database: contract, rights, tables, indexes, dangerous roles."),
        QStringLiteral(
            "Works as any login and changes nothing; prints the statement that mends each thing it finds.\n"
            "Exit 1 when anything is not good, or could not be looked at."),
        targetOptions(),
        runDoctor};
}

} // namespace countersign::ctl
