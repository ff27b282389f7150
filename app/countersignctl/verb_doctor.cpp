// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/doctor_output.h"
#include "app/countersignctl/output.h"
#include "app/countersignctl/target.h"
#include "models/postgres/doctor.h"

namespace countersign::ctl {

namespace {

int runDoctor(const Arguments& arguments, Output& output) {
    const auto target = findTarget(arguments, Access::Acting);
    if (!target)
        return output.cannotRun(target.failure());
    auto report = examine(target->plan, target->kind);
    if (!report)
        return output.cannotRun(report.failure());
    if (target->standby)
        report->lines.push_back(examineStandby(*target->standby, target->plan, target->kind));
    writeDoctorLines(output, report->lines);
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
