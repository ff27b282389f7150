// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/json_output.h"
#include "app/countersignctl/judge.h"
#include "app/countersignctl/target.h"
#include "app/countersignctl/text_tables.h"
#include "models/tables/settled_by.h"

namespace countersign::ctl {

namespace {

void printForPeople(Output& output, const WorkItemRef& item, const Verdict& verdict,
                    const QString& settledBy) {
    output.line(
        QStringLiteral("%1 %2: %3, %4").arg(item.kind, item.id, verdictName(verdict.kind), verdict.text));
    if (verdict.until)
        output.line(QStringLiteral("Look again at %1 (%2).")
                        .arg(isoTime(*verdict.until), ageText(verdict.until, systemNow())));
    if (!settledBy.isEmpty())
        output.line(QStringLiteral("What would settle it: %1").arg(settledBy));
    output.line(QStringLiteral("Fingerprint of the row that was judged: %1").arg(verdict.fingerprint));
    output.line();
    output.table(tableOf(verdict.evidence));
}

int runVerdict(const Arguments& arguments, Output& output) {
    const WorkItemRef item{arguments.positional[0], arguments.positional[1]};
    const auto target = findTarget(arguments, Access::Reading);
    if (!target)
        return output.cannotRun(target.failure());
    const auto gateway = openTarget(*target);
    if (!gateway)
        return output.cannotRun(gateway.failure());
    const auto judgement = judge(**gateway, *target, item);
    if (!judgement)
        return output.cannotRun(judgement.failure());
    const Verdict& verdict = judgement->verdict;
    const KindItem* kind = target->kind->item(item.kind);
    const QString settledBy = settledByText(verdict, kind ? kind->looks : std::vector<KindLook>{});
    if (output.json())
        output.write(Json::array({toJson(item, verdict, settledBy)}));
    else
        printForPeople(output, item, verdict, settledBy);
    return verdict.mayRetry() ? Fine : NeedsHuman;
}

} // namespace

Verb verdictVerb() {
    return {QStringLiteral("verdict"),
            QStringLiteral("KIND ID"),
            QStringLiteral("Say whether a retry of one item is safe, and from what evidence."),
            QStringLiteral("Asks the database and, with a system file that names RPC nodes, the chain.\n"
                           "Exit 0 only when the verdict is SAFE."),
            targetOptions(),
            runVerdict};
}

} // namespace countersign::ctl
