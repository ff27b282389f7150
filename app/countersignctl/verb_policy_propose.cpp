// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/output.h"
#include "app/countersignctl/signing.h"

#include <QFile>

namespace countersign::ctl {

namespace {

constexpr qint64 maxPolicyFileBytes = 64 * 1024;

Failure badFile(const QString& what, const QString& path, const QString& detail) {
    return {FailureKind::BadInput, what, path, QStringLiteral("Name a file with the tiers as JSON"), detail};
}

Result<QByteArray> tiersFrom(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return badFile(QStringLiteral("it can't be read"), path, file.errorString());
    const QByteArray json = file.read(maxPolicyFileBytes + 1);
    if (json.size() > maxPolicyFileBytes)
        return badFile(QStringLiteral("it is larger than %1 octets").arg(maxPolicyFileBytes), path, {});
    return json;
}

int runPolicyPropose(const Arguments& arguments, Output& output) {
    const auto tiers = tiersFrom(arguments.positional[0]);
    if (!tiers)
        return output.cannotRun(tiers.failure());
    const auto reason = reasonFrom(arguments);
    if (!reason)
        return output.cannotRun(reason.failure());
    return actOnDesk(arguments, output, QStringLiteral("propose-policy"), arguments.positional[0],
                     [&](SystemGateway& gateway) { return gateway.proposePolicy(*tiers, *reason); });
}

} // namespace

Verb policyProposeVerb() {
    return {
        QStringLiteral("policy propose"),
        QStringLiteral("FILE"),
        QStringLiteral("Propose other tiers, as an admin; another admin decides."),
        QStringLiteral(
            "FILE holds a list of tiers: currency (\"\": all others), from, required, "
            "proposer_counts,\napprove_within_s, execute_within_s and, if wanted, cap_item and cap_day."),
        targetOptions({{QStringLiteral("reason"), QStringLiteral("TEXT"), QStringLiteral("why; required")}}),
        runPolicyPropose};
}

} // namespace countersign::ctl
