// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/desk_output.h"
#include "app/countersignctl/signing.h"

namespace countersign::ctl {

namespace {

TextTable tableOf(const std::vector<TrailRow>& rows) {
    TextTable table;
    table.heading = {QStringLiteral("ROW"), QStringLiteral("AT"),      QStringLiteral("HUMAN"),
                     QStringLiteral("ACT"), QStringLiteral("SUBJECT"), QStringLiteral("DETAIL")};
    table.rightAligned = {0};
    for (const TrailRow& row : rows)
        table.rows.push_back({QString::number(row.seq), isoTime(row.atUs / 1000),
                              row.human.isEmpty() ? row.actor : row.human, row.act, row.subject, row.detail});
    return table;
}

int runTrailShow(const Arguments& arguments, Output& output) {
    TrailQuery query;
    query.before = arguments.value(QStringLiteral("before")).toLongLong();
    query.human = arguments.value(QStringLiteral("human"));
    query.act = arguments.value(QStringLiteral("act"));
    query.subject = arguments.value(QStringLiteral("subject"));
    if (arguments.has(QStringLiteral("limit")))
        query.limit = arguments.value(QStringLiteral("limit")).toInt();
    const auto desk = openDesk(arguments, Access::Reading);
    if (!desk)
        return output.cannotRun(desk.failure());
    const auto rows = desk->gateway->trailPage(query);
    if (!rows)
        return output.cannotRun(rows.failure());
    if (output.json())
        output.write(jsonArrayOf(*rows));
    else
        output.table(tableOf(*rows));
    return Fine;
}

} // namespace

Verb trailShowVerb() {
    return {QStringLiteral("trail show"),
            {},
            QStringLiteral("Show who did what, newest first."),
            {},
            targetOptions(
                {{QStringLiteral("human"), QStringLiteral("NAME"), QStringLiteral("only this person's")},
                 {QStringLiteral("act"), QStringLiteral("ACT"), QStringLiteral("only this act")},
                 {QStringLiteral("subject"), QStringLiteral("TEXT"),
                  QStringLiteral("only subjects that begin so: request/, key/")},
                 {QStringLiteral("before"), QStringLiteral("ROW"), QStringLiteral("only older rows")},
                 {QStringLiteral("limit"), QStringLiteral("N"),
                  QStringLiteral("at most so many (%1)").arg(maxTrailPageRows)}}),
            runTrailShow};
}

} // namespace countersign::ctl
