// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/doctor_looks.h"
#include "models/postgres/trail_reader.h"

namespace countersign {

/// In order: the head first, so that what is appended meanwhile is no fault.
void DoctorLooks::trail() {
    if (session_.contractVersion == 0)
        return;
    const auto head = readTrailHead(connection_);
    if (!head)
        return couldNotLook("trail", head.failure());
    TrailCheck check;
    const Status read = readTrail(connection_, [&](const std::vector<TrailRow>& rows) -> Status {
        for (const TrailRow& row : rows) {
            if (row.seq <= head->seq)
                check.add(row);
        }
        return Nothing{};
    });
    if (!read)
        return couldNotLook("trail", read.failure());
    if (head->seq == 0)
        return add("trail", HealthState::Good, QStringLiteral("the trail is empty: nobody has acted yet"));
    const TrailReport report = check.finish(*head);
    if (report.clean())
        return add("trail", HealthState::Good,
                   QStringLiteral("the hash chain holds over %1 rows (signatures are checked outside)")
                       .arg(report.rows));
    for (const QString& problem : report.problems)
        add("trail", HealthState::Bad, problem,
            QStringLiteral("Keep a copy of the database and find out who changed it"));
}

} // namespace countersign
