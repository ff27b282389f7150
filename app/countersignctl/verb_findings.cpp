// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/json_output.h"
#include "app/countersignctl/surroundings.h"
#include "app/countersignctl/target.h"
#include "app/countersignctl/text_tables.h"
#include "models/domain/finding_causes.h"
#include "models/feeds/session_findings.h"

namespace countersign::ctl {

namespace {

constexpr int scanSliceRows = 20'000;
constexpr size_t maxScanFindings = 50'000; ///< of one detector: more say nothing new

/// What was found, and what could not be looked at: the second is never an empty list of the first.
struct Looked {
    std::vector<Finding> findings;
    QStringList notLooked;
};

void add(Looked& looked, const std::vector<Finding>& findings) {
    looked.findings.insert(looked.findings.end(), findings.begin(), findings.end());
}

/// Runs every scan detector from the start of its table to the end. One that can't run is named, the others
/// still run.
Status scanAll(SystemGateway& gateway, const KindPack& kind, Looked& looked) {
    for (const KindDetector& detector : kind.detectors) {
        if (detector.cls != KindDetector::Class::Scan)
            continue;
        QString mark;
        size_t found = 0;
        do {
            auto slice = gateway.scan(detector.id, mark, scanSliceRows);
            if (!slice) {
                if (!gateway.usable())
                    return slice.failure();
                looked.notLooked += QStringLiteral("%1: %2").arg(detector.id, slice.failure().what);
                break;
            }
            found += slice->findings.size();
            add(looked, slice->findings);
            mark = slice->mark;
            if (found > maxScanFindings) {
                looked.notLooked +=
                    QStringLiteral("%1: stopped after %2 findings").arg(detector.id).arg(found);
                break;
            }
        } while (!mark.isEmpty());
    }
    return Nothing{};
}

Result<Looked> lookEverywhere(const Target& target, bool full, Output& output) {
    auto gateway = openForLooking(target, output);
    if (!gateway)
        return gateway.failure();
    auto live = (*gateway)->findings();
    if (!live)
        return live.failure();
    Looked looked{std::move(live->findings), live->notLooked};
    if (live->more)
        looked.notLooked +=
            QStringLiteral("there are more than %1 findings; the worst are shown").arg(maxFindings);
    if (full) {
        if (const Status scanned = scanAll(**gateway, *target.kind, looked); !scanned)
            return scanned.failure();
    }
    Surroundings surroundings(target);
    surroundings.look();
    add(looked, surroundings.findings());
    add(looked, sessionFindings((*gateway)->session(), {}, 0));
    joinCauses(looked.findings);
    return looked;
}

/// Worst first, as the triage shows them, without its groups.
std::vector<Finding> flat(const std::vector<FindingGroup>& groups) {
    std::vector<Finding> all;
    for (const FindingGroup& group : groups)
        all.insert(all.end(), group.members.begin(), group.members.end());
    return all;
}

void printForPeople(Output& output, const std::vector<FindingGroup>& groups, bool full, bool list) {
    const UnixMs now = systemNow();
    if (groups.empty())
        output.line(QStringLiteral("Nothing needs a human."));
    else if (list)
        output.table(tableOf(flat(groups), now));
    else
        output.table(tableOf(groups, now));
    if (!full)
        output.remark(
            QStringLiteral("Detectors that must read whole tables were not run: --full runs them."));
}

int runFindings(const Arguments& arguments, Output& output) {
    const auto target = findTarget(arguments, Access::Reading);
    if (!target)
        return output.cannotRun(target.failure());
    const bool full = arguments.has(QStringLiteral("full"));
    const auto looked = lookEverywhere(*target, full, output);
    if (!looked)
        return output.cannotRun(looked.failure());
    const auto groups = groupFindings(looked->findings);
    if (output.json())
        output.write(toJsonArray(flat(groups)));
    else
        printForPeople(output, groups, full, arguments.has(QStringLiteral("list")));
    for (const QString& why : looked->notLooked)
        output.remark(QStringLiteral("not looked at: ") + why);
    return groups.empty() && looked->notLooked.isEmpty() ? Fine : NeedsHuman;
}

} // namespace

Verb findingsVerb() {
    return {
        QStringLiteral("findings"),
        {},
        QStringLiteral("List everything that needs a human, worst first."),
        QStringLiteral(
            "From the database's detectors and, with a system file, its endpoints, RPC nodes and wallets.\n"
            "Exit 1 when there is any finding, or when a detector could not look: not having looked is\n"
            "never reported as clean."),
        targetOptions({
            {QStringLiteral("full"),
             {},
             QStringLiteral("also run the detectors that must read whole tables, to the end")},
            {QStringLiteral("list"), {}, QStringLiteral("one line per finding instead of per group")},
        }),
        runFindings};
}

} // namespace countersign::ctl
