// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/doctor_looks.h"
#include "models/postgres/plan_look.h"
#include "models/postgres/sql_template.h"

namespace countersign {

/// Would each detector that runs at every refresh reach an index, however large its tables become?
void DoctorLooks::detectorPlans() {
    const auto plans = PlanLook::make(connection_, kind_, names_, schema_);
    if (!plans)
        return couldNotLook("plan", plans.failure());
    const TemplateWords words = literalWords(kind_, schema_, names_);
    int looked = 0;
    bool all = true;
    for (const KindDetector& detector : kind_.detectors) {
        if (detector.cls != KindDetector::Class::Live || detector.needsContract ||
            !names_.whyNot(detector.needs, true).isEmpty())
            continue;
        const auto sql = expandTemplate(detector.sql, words);
        const auto faults = sql ? plans->wholeReads(*sql) : Result<std::vector<WholeRead>>(sql.failure());
        if (!faults) {
            couldNotLook("plan", faults.failure());
            continue;
        }
        ++looked;
        for (const WholeRead& fault : *faults) {
            all = false;
            add("plan", HealthState::Warning, QStringLiteral("detector %1: %2").arg(detector.id, fault.text),
                QStringLiteral("Make the missing index: see the lines \"index\""));
        }
    }
    if (looked > 0 && all)
        add("plan", HealthState::Good,
            QStringLiteral("all %1 detectors of every refresh go by an index").arg(looked));
}

} // namespace countersign
