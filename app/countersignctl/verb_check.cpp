// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/json_output.h"
#include "app/countersignctl/surroundings.h"
#include "app/countersignctl/target.h"
#include "app/countersignctl/text_tables.h"

#include <QElapsedTimer>

#include <algorithm>

namespace countersign::ctl {

namespace {

QString sessionNote(const SessionInfo& session) {
    QStringList parts{QStringLiteral("PostgreSQL %1").arg(session.serverVersion),
                      QStringLiteral("as %1").arg(session.login)};
    parts += session.contractVersion > 0 ? QStringLiteral("contract %1").arg(session.contractVersion)
                                         : QStringLiteral("no contract: look-only");
    if (session.onStandby)
        parts += QStringLiteral("a standby");
    if (!session.whyNotAct.isEmpty())
        parts += QStringLiteral("acting: no, %1").arg(session.whyNotAct);
    return parts.join(QStringLiteral("; "));
}

HealthLine databaseLine(const Target& target) {
    QElapsedTimer timer;
    timer.start();
    const auto gateway = openTarget(target);
    HealthLine line;
    line.kind = QStringLiteral("database");
    line.name = target.plan.shown;
    line.latencyMs = static_cast<int>(timer.elapsed());
    line.checkedAt = systemNow();
    if (!gateway) {
        line.state = HealthState::Bad;
        line.lastError = englishSentence(gateway.failure());
        return line;
    }
    line.state = HealthState::Good;
    line.goodAt = line.checkedAt;
    line.note = sessionNote((*gateway)->session());
    return line;
}

int runCheck(const Arguments& arguments, Output& output) {
    Arguments named = arguments;
    named.options[QStringLiteral("system")] = arguments.positional;
    const auto target = findTarget(named, Access::Acting);
    if (!target)
        return output.cannotRun(target.failure());
    std::vector<HealthLine> lines{databaseLine(*target)};
    Surroundings surroundings(*target);
    surroundings.look();
    const auto outside = surroundings.lines();
    lines.insert(lines.end(), outside.begin(), outside.end());
    if (output.json())
        output.write(toJsonArray(lines));
    else
        output.table(tableOf(lines));
    const bool good = std::all_of(lines.begin(), lines.end(),
                                  [](const HealthLine& line) { return line.state == HealthState::Good; });
    return good ? Fine : NeedsHuman;
}

} // namespace

Verb checkVerb() {
    return {QStringLiteral("check"),
            QStringLiteral("FILE"),
            QStringLiteral("Validate a system file, connect to everything in it, and report each."),
            QStringLiteral(
                "Exit 2 when the file itself can't be used; 1 when something in it does not answer well."),
            {},
            runCheck};
}

} // namespace countersign::ctl
