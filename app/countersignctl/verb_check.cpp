// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/json_output.h"
#include "app/countersignctl/surroundings.h"
#include "app/countersignctl/target.h"
#include "app/countersignctl/text_tables.h"
#include "models/feeds/identity_findings.h"
#include "models/feeds/identity_memory.h"

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
    if (session.pooled)
        parts += QStringLiteral("through a pooler");
    if (!session.whyNotAct.isEmpty())
        parts += QStringLiteral("acting: no, %1").arg(session.whyNotAct);
    return parts.join(QStringLiteral("; "));
}

HealthLine databaseLine(const Target& target, const ConnectionPlan& plan, IdentityFacts& facts) {
    QElapsedTimer timer;
    timer.start();
    const auto gateway = SystemGateway::open(plan, target.kind, target.file.thresholds);
    HealthLine line;
    line.kind = QStringLiteral("database");
    line.name = plan.shown;
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
    facts.databases = databaseNames((*gateway)->session());
    return line;
}

QString orUnknown(const QString& text) {
    return text.isEmpty() ? QStringLiteral("unknown") : text;
}

/// Which system this is, by what its parts say; bad when they do not fit together.
HealthLine identityLine(const Target& target, const IdentityFacts& facts) {
    HealthLine line;
    line.kind = QStringLiteral("identity");
    line.name = environmentName(facts.claimed);
    line.checkedAt = systemNow();
    QStringList parts{QStringLiteral("database ") + orUnknown(facts.databases.join(QStringLiteral(", ")))};
    for (const auto& [chain, said] : facts.nodeChains)
        parts += QStringLiteral("nodes of chain %1: %2").arg(chain, orUnknown(said));
    if (!target.file.endpoints.empty()) {
        parts += QStringLiteral("backend: chain %1").arg(orUnknown(facts.apiChain));
        if (!facts.apiMode.isEmpty())
            parts += QStringLiteral("mode %1").arg(facts.apiMode);
        if (facts.apiBlock)
            parts += QStringLiteral("block %1").arg(*facts.apiBlock);
    }
    line.note = parts.join(QStringLiteral("; "));
    QStringList doubts;
    for (const Finding& doubt : identityFindings(facts))
        doubts += QStringLiteral("%1: %2").arg(doubt.detector, doubt.why);
    line.lastError = doubts.join(QStringLiteral("; "));
    line.state = doubts.isEmpty() ? HealthState::Good : HealthState::Bad;
    if (doubts.isEmpty())
        line.goodAt = line.checkedAt;
    return line;
}

/// Every address of the file, with the password that was found for them.
std::vector<HealthLine> databaseLines(const Target& target, SystemPlans plans, IdentityFacts& facts) {
    plans.setPassword(target.plan.password);
    std::vector<HealthLine> lines{databaseLine(target, plans.database, facts)};
    for (const auto& other : {plans.read, plans.act}) { // what acts go to says last which system it is
        if (other)
            lines.push_back(databaseLine(target, *other, facts));
    }
    return lines;
}

int runCheck(const Arguments& arguments, Output& output) {
    Arguments named = arguments;
    named.options[QStringLiteral("system")] = arguments.positional;
    const auto target = findTarget(named, Access::Acting);
    if (!target)
        return output.cannotRun(target.failure());
    const auto plans = planSystem(target->file, false);
    if (!plans)
        return output.cannotRun(plans.failure());
    IdentityFacts facts;
    facts.claimed = target->file.environment;
    std::vector<HealthLine> lines = databaseLines(*target, *plans, facts);
    Surroundings surroundings(*target);
    surroundings.look();
    const auto outside = surroundings.lines();
    lines.insert(lines.end(), outside.begin(), outside.end());
    surroundings.tell(facts);
    facts.seenAs = IdentityMemory(IdentityMemory::defaultPath()).meet(facts.databases, facts.claimed);
    lines.push_back(identityLine(*target, facts));
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
