// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/confirm.h"
#include "app/countersignctl/desk_output.h"
#include "app/countersignctl/sheet_text.h"
#include "app/countersignctl/signing.h"
#include "models/trust/canonical.h"

#include <algorithm>

namespace countersign::ctl {

namespace {

Failure noSuchChange(const QString& typed) {
    return {FailureKind::Missing,
            QStringLiteral("there is no change \"%1\"").arg(typed.left(80)),
            {},
            QStringLiteral("countersignctl policy show lists them"),
            {}};
}

/// What is decided on, shown and confirmed as a payout is: the change's own body.
Status shown(const Arguments& arguments, Output& output, const ChangeInfo& change) {
    const QByteArray digest = sha256(change.body);
    output.remark(QStringLiteral("Change %1 of %2, proposed by %3: %4")
                      .arg(change.change)
                      .arg(change.what, change.proposer, change.memo));
    output.remark(QString::fromUtf8(change.body));
    for (const QString& line : digestLines(digest))
        output.remark(line);
    return confirmed(arguments, digest);
}

int runDecide(const Arguments& arguments, Output& output, bool approve) {
    bool number = false;
    const qint64 wanted = arguments.positional[0].toLongLong(&number);
    if (!number)
        return output.cannotRun(noSuchChange(arguments.positional[0]));
    const auto desk = openDesk(arguments, Access::Acting);
    if (!desk)
        return output.cannotRun(desk.failure());
    const auto changes = desk->gateway->changes();
    if (!changes)
        return output.cannotRun(changes.failure());
    const auto found = std::find_if(changes->begin(), changes->end(),
                                    [&](const ChangeInfo& one) { return one.change == wanted; });
    if (found == changes->end())
        return output.cannotRun(noSuchChange(arguments.positional[0]));
    if (const Status yes = shown(arguments, output, *found); !yes)
        return output.cannotRun(yes.failure());
    auto answer = desk->gateway->decideChange(wanted, approve);
    if (!answer)
        return output.cannotRun(answer.failure());
    return reportAnswer(output, approve ? QStringLiteral("approve") : QStringLiteral("reject"),
                        QStringLiteral("change %1").arg(wanted), *answer);
}

int runPolicyApprove(const Arguments& arguments, Output& output) {
    return runDecide(arguments, output, true);
}

int runPolicyReject(const Arguments& arguments, Output& output) {
    return runDecide(arguments, output, false);
}

} // namespace

Verb policyApproveVerb() {
    return {QStringLiteral("policy approve"),
            QStringLiteral("CHANGE"),
            QStringLiteral("Put a proposed change of policy or people in force, as another admin."),
            {},
            targetOptions({yesOption()}),
            runPolicyApprove};
}

Verb policyRejectVerb() {
    return {QStringLiteral("policy reject"),
            QStringLiteral("CHANGE"),
            QStringLiteral("Reject a proposed change of policy or people."),
            {},
            targetOptions({yesOption()}),
            runPolicyReject};
}

} // namespace countersign::ctl
