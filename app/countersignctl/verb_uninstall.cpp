// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/json_output.h"
#include "app/countersignctl/target.h"
#include "models/postgres/installer.h"

#include <QDateTime>

namespace countersign::ctl {

namespace {

QString defaultTrailFile() {
    return QStringLiteral("countersign-trail-%1.jsonl")
        .arg(QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'")));
}

int runUninstall(const Arguments& arguments, Output& output) {
    const QString url = arguments.value(QStringLiteral("database"));
    if (url.isEmpty())
        return output.cannotRun(
            {FailureKind::BadInput,
             QStringLiteral("--database is missing"),
             QStringLiteral("countersignctl uninstall"),
             QStringLiteral("Name the database, as in --database postgresql://dba@db/app"),
             {}});
    const auto plan = planConnection(url, arguments.has(QStringLiteral("allow-weak-tls")), true);
    if (!plan)
        return output.cannotRun(plan.failure());
    QString trail = arguments.value(QStringLiteral("trail"));
    if (trail.isEmpty())
        trail = defaultTrailFile();
    const auto done = uninstallContract(*plan, trail);
    if (!done)
        return output.cannotRun(done.failure());
    if (output.json())
        output.write(Json::array({{{"database", toJson(plan->shown)},
                                   {"was_installed", done->wasInstalled},
                                   {"trail_rows", done->trailRows},
                                   {"trail", done->wasInstalled ? toJson(trail) : Json(nullptr)}}}));
    else if (done->wasInstalled)
        output.line(QStringLiteral("%1: the contract is removed. Its trail of %2 rows is in %3.")
                        .arg(plan->shown)
                        .arg(done->trailRows)
                        .arg(trail));
    else
        output.line(QStringLiteral("%1: there was no contract.").arg(plan->shown));
    return Fine;
}

} // namespace

Verb uninstallVerb() {
    return {QStringLiteral("uninstall"),
            {},
            QStringLiteral("Remove the contract whole; the backend's tables are not touched."),
            QStringLiteral("The trail is written to a file first; when that fails, nothing is removed."),
            {
                {QStringLiteral("database"), QStringLiteral("URL"),
                 QStringLiteral("the database, as a DBA (required)")},
                {QStringLiteral("trail"), QStringLiteral("FILE"),
                 QStringLiteral("where the trail goes (countersign-trail-TIME.jsonl)")},
                {QStringLiteral("allow-weak-tls"), {}, QStringLiteral("don't demand a verified certificate")},
            },
            runUninstall};
}

} // namespace countersign::ctl
