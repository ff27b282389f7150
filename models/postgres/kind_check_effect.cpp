// SPDX-License-Identifier: GPL-3.0-or-later
// What became of a retry is told by the kind's effect: it is tried on rows that have not moved.
#include "models/postgres/key_condition.h"
#include "models/postgres/kind_checker.h"
#include "models/postgres/row_reader.h"
#include "models/postgres/sql_text.h"

namespace countersign {
namespace {

constexpr int triedRows = 40;

const QStringList& stageWords() {
    static const QStringList words{QStringLiteral("waiting"), QStringLiteral("picked_up"),
                                   QStringLiteral("done"), QStringLiteral("failed"),
                                   QStringLiteral("no_effect")};
    return words;
}

} // namespace

void KindChecker::effects(const KindItem& item, const QString& part, const QString& select) {
    const QStringList ids = sample(item, part, select).mid(0, triedRows);
    const auto states =
        connection_.run(QStringLiteral("SELECT w.id, w.state FROM (\n%1\n) w WHERE w.id = ANY (%2::text[])")
                            .arg(select, quotedLiteral(arrayText(ids))));
    if (!states)
        return; // the select's own fault, which is said elsewhere
    QStringList wrong;
    int tried = 0;
    for (const auto& one : *states) {
        RowReader row(one);
        const QString id = row.text(), state = row.text();
        // Of a retry long ago another branch tells; of one just now, that the row has not moved.
        const bool now = tried % 2 == 0;
        const auto sql = filled(part, item.effectSql, quotedLiteral(id) + QStringLiteral("::text"),
                                now ? QStringLiteral("clock_timestamp()") : checkedLongAgo);
        const auto told =
            connection_.run(QStringLiteral("SELECT q.stage FROM (\n%1\n) q").arg(sql.value_or(QString())));
        if (!told)
            return bad(part, QStringLiteral("it fails on the rows of this database, as on %1: %2")
                                 .arg(id.left(60), told.failure().detail));
        ++tried;
        if (told->size() != 1) {
            wrong << QStringLiteral("%1: it gives %2 rows, not one").arg(id.left(60)).arg(told->size());
            continue;
        }
        const QString stage = RowReader((*told)[0]).text();
        if (!stageWords().contains(stage))
            wrong << QStringLiteral("%1: “%2” is no stage").arg(id.left(60), stage.left(40));
        else if (stage == QStringLiteral("done") && state != QStringLiteral("done"))
            wrong << QStringLiteral("%1: it says done of a row that is %2").arg(id.left(60), state);
    }
    if (!wrong.isEmpty())
        return bad(part, wrong.mid(0, 5).join(QStringLiteral("; ")),
                   QStringLiteral("Stages: %1").arg(stageWords().join(QStringLiteral(", "))));
    good(part, QStringLiteral("it tells of each of %1 rows what became of them").arg(tried));
}

} // namespace countersign
