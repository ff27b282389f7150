// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/key_condition.h"
#include "models/postgres/kind_checker.h"
#include "models/postgres/row_reader.h"
#include "models/postgres/sql_text.h"

#include <algorithm>

namespace countersign {
namespace {

/// Rows among which two with the same id are looked for where no index rules them out.
constexpr int rowsForSameIds = 100'000;

const QString chooseAnother = QStringLiteral(
    "Take a column that is unique by itself, or all of the key joined, as in (t.\"a\" || '/' || t.\"b\"), in "
    "every file of the item: a retry would hit each row of that id");

} // namespace

void KindChecker::uniqueIds(const KindItem& item, const QString& part, const QString& select) {
    const QString judging = part + QStringLiteral(" id");
    const auto id = plans_.baseExpression(QStringLiteral("SELECT w.id FROM (\n%1\n) w").arg(select));
    if (!id)
        return sameIds(item, judging, select, QStringLiteral("it is not made of one table"));
    if (id->joined)
        return sameIds(item, judging, select,
                       QStringLiteral("a row may come several times: it is joined by what is not unique"));
    // The parts of a partitioned table are what is read; the index that counts is on the whole.
    const QString table = tables_.nameOf(item.table);
    const QString relation =
        relations_.under(table).contains(id->all) ? relationKey(schema_, table) : id->relation;
    const QString plain = withoutCasts(id->expression);
    idExpressions_[item.kind] = id->expression;
    const QString whole = plans_.wholeOf(id->relation);
    const bool oneTable = std::all_of(id->all.begin(), id->all.end(),
                                      [&](const QString& one) { return plans_.wholeOf(one) == whole; });
    for (const QString& place :
         oneTable ? QStringList{relation, whole, id->relation} : QStringList{relation}) {
        // That a part has no two says nothing of the whole.
        if (place == id->relation && id->all.size() > 1 && place != relation)
            continue;
        for (const QString& expression : {plain, id->expression}) {
            if (const QString index = indexesHere_.uniqueBy(place, expression); !index.isEmpty())
                return good(judging, QStringLiteral("it names one row: unique by ") + index);
        }
        if (const QString parts = uniqueParts(place, id->expression); !parts.isEmpty())
            return good(judging, QStringLiteral("it names one row: it is made of all columns of ") + parts);
    }
    if (!isPlainColumn(plain) || !indexesHere_.mayIndex(whole))
        return sameIds(item, judging, select, QStringLiteral("no index holds it unique"));
    bad(judging,
        QStringLiteral("column %1 of %2 is not unique: no unique index is on it alone, and two rows may have "
                       "the same id")
            .arg(plain, whole),
        chooseAnother);
}

void KindChecker::sameIds(const KindItem& item, const QString& part, const QString& select,
                          const QString& why) {
    const QString all = QStringLiteral("(\n%1\n) w").arg(select);
    const QString order = quotedIdentifier(item.sorts.front().column);
    const QString newest =
        QStringLiteral("SELECT q.id, count(*) FROM (SELECT w.id FROM %1 ORDER BY w.%2 DESC "
                       "LIMIT %3) q GROUP BY q.id HAVING count(*) > 1 LIMIT 1")
            .arg(all, order)
            .arg(rowsForSameIds);
    const QString ofSample =
        QStringLiteral("SELECT w.id, count(*) FROM %1 WHERE w.id = ANY (%2::text[]) GROUP BY w.id HAVING "
                       "count(*) > 1 LIMIT 1")
            .arg(all, quotedLiteral(arrayText(sample(item, part, select))));
    for (const QString& sql : {ofSample, newest}) {
        const auto rows = connection_.run(sql);
        if (!rows)
            return add(part, HealthState::Unknown,
                       QStringLiteral("whether it names one row could not be looked at: ") +
                           rows.failure().detail,
                       QStringLiteral("Give it an index, or look on a copy"));
        if (rows->empty())
            continue;
        RowReader row((*rows)[0]);
        const QString id = row.text().left(60);
        return bad(
            part,
            QStringLiteral("it is not unique: %1 rows have the id %2").arg(row.integer().value_or(0)).arg(id),
            chooseAnother);
    }
    const QString seen = QStringLiteral("no two of the rows looked at (the newest %1) have the same one; %2")
                             .arg(rowsForSameIds)
                             .arg(why);
    if (!item.mayBeRetried())
        return good(part, seen);
    add(part, HealthState::Warning, seen + QStringLiteral(": tomorrow a retry might hit two rows"),
        chooseAnother);
}

} // namespace countersign
