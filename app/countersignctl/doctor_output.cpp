// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/doctor_output.h"

#include "app/countersignctl/json_output.h"

namespace countersign::ctl {

namespace {

Json linesJson(const std::vector<DoctorLine>& lines) {
    Json array = Json::array();
    for (const DoctorLine& line : lines)
        array.push_back({{"check", toJson(line.check)},
                         {"state", toJson(healthStateName(line.state))},
                         {"text", toJson(line.text)},
                         {"mend", toJson(line.mend)}});
    return array;
}

void printForPeople(Output& output, const std::vector<DoctorLine>& lines) {
    TextTable table{
        {QStringLiteral("state"), QStringLiteral("check"), QStringLiteral("what was seen")}, {}, {}};
    for (const DoctorLine& line : lines)
        table.rows.push_back({healthStateName(line.state), line.check, line.text});
    output.table(table);
    bool heading = false;
    QStringList told; // many lines may be mended by one thing
    for (const DoctorLine& line : lines) {
        if (line.mend.isEmpty() || line.state == HealthState::Good || told.contains(line.mend))
            continue;
        told << line.mend;
        if (!heading)
            output.verbatim(QStringLiteral("\nWhat would mend it:\n"));
        heading = true;
        output.verbatim(harmlessLines(line.mend) + u'\n');
    }
}

} // namespace

void writeDoctorLines(Output& output, const std::vector<DoctorLine>& lines) {
    if (output.json())
        output.write(linesJson(lines));
    else
        printForPeople(output, lines);
}

} // namespace countersign::ctl
