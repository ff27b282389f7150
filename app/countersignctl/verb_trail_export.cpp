// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/desk_output.h"
#include "app/countersignctl/signing.h"
#include "models/feeds/trail_exporter.h"

namespace countersign::ctl {

namespace {

int runTrailExport(const Arguments& arguments, Output& output) {
    const QString path = arguments.positional[0];
    const auto desk = openDesk(arguments, Access::Reading);
    if (!desk)
        return output.cannotRun(desk.failure());
    const auto written = exportTrail(*desk->gateway, path);
    if (!written)
        return output.cannotRun(written.failure());
    const QString hash = QString::fromLatin1(written->head.hash.toHex());
    if (output.json())
        output.write(Json::array({{{"file", toJson(path)},
                                   {"rows", written->rows},
                                   {"lines", written->lines},
                                   {"head_seq", written->head.seq},
                                   {"head_hash", toJson(hash)}}}));
    else
        output.line(QStringLiteral("%1 rows in %2; the head is %3:%4")
                        .arg(QString::number(written->rows), path, QString::number(written->head.seq), hash));
    return Fine;
}

} // namespace

Verb trailExportVerb() {
    return {QStringLiteral("trail export"),
            QStringLiteral("FILE"),
            QStringLiteral("Write the whole trail and what the tables say to a new file."),
            QStringLiteral("For an auditor: countersignctl trail verify reads it without any database."),
            targetOptions(),
            runTrailExport};
}

} // namespace countersign::ctl
