// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/key_condition.h"
#include "models/postgres/kind_check.h"
#include "models/postgres/kind_checker.h"
#include "models/postgres/row_reader.h"
#include "models/postgres/sql_text.h"

#include <algorithm>

namespace countersign {
namespace {

const char* const timeType = "timestamp with time zone";

const std::vector<WantedColumn> itemColumns{{"kind", "text"},
                                            {"id", "text"},
                                            {"state", "text"},
                                            {"raw_state", "text"},
                                            {"amount", "numeric"},
                                            {"currency", "text"},
                                            {"attempts", "integer"},
                                            {"max_attempts", "integer"},
                                            {"created_at", timeType},
                                            {"updated_at", timeType},
                                            {"locked_until", timeType},
                                            {"next_attempt_at", timeType},
                                            {"tx_hash", "text"},
                                            {"chain_id", "text"},
                                            {"wallet", "text"},
                                            {"counterparty", "text"},
                                            {"last_error", "text"},
                                            {"fingerprint", "text"},
                                            {"details", "jsonb"},
                                            {"raw_status", ""},
                                            {"page_key", ""}};
const std::vector<WantedColumn> timelineColumns{
    {"at", timeType}, {"what", "text"}, {"who", "text"}, {"text", "text"}, {"bad", "boolean"}};

/// A value no row has: plans are made with it, nothing is found by it.
const QString nobody = QStringLiteral("'countersign-check'::text");

} // namespace

void KindChecker::item(const KindItem& item) {
    const QString part = QStringLiteral("item ") + item.kind;
    if (missing(part, item.needs))
        return;
    const auto select = filled(part, item.selectSql);
    QStringList more;
    if (!select || !columns(part + QStringLiteral(" select"), *select, itemColumns, &more) ||
        !relations(part + QStringLiteral(" select"), *select, item.needs))
        return;
    for (const KindSort& sort : item.sorts) {
        if (sort.column != QStringLiteral("page_key") && !more.contains(sort.column))
            bad(part, QStringLiteral("it can be sorted by %1, which select does not give").arg(sort.column));
    }
    if (!statusType(item, part, *select))
        return;
    uniqueIds(item, part, *select);
    pages(item, part, *select);
    searches(item, part, *select, more);
    verdicts(item, part, *select);
    allRows(item, part + QStringLiteral(" select"), *select);
    stateWords(item, part + QStringLiteral(" states"), *select);
    const QString telling = part + QStringLiteral(" timeline");
    const auto timeline = filled(telling, item.timelineSql, checkedId);
    if (timeline && columns(telling, *timeline, timelineColumns))
        relations(telling, *timeline, item.needs);
    retry(item, part, *select);
}

void KindChecker::pages(const KindItem& item, const QString& part, const QString& select) {
    const size_t before = lines_.size();
    const auto type = filled(part, item.rawStatusType);
    QStringList states;
    for (const auto& [state, raw] : item.rawStates)
        states << raw;
    for (const KindSort& sort : item.sorts) {
        const QString order =
            QStringLiteral(" ORDER BY w.%1 DESC, w.id DESC LIMIT 201").arg(quotedIdentifier(sort.column));
        const QString from = QStringLiteral("SELECT * FROM (\n%1\n) w").arg(select);
        plan(part, from + order, QStringLiteral("a page by ") + sort.key);
        if (type && !states.isEmpty() && sort.column == item.sorts.front().column)
            plan(
                part,
                from +
                    QStringLiteral(" WHERE w.raw_status = %1::%2").arg(quotedLiteral(states.front()), *type) +
                    order,
                QStringLiteral("a page of one state by ") + sort.key);
    }
    plan(part, QStringLiteral("SELECT * FROM (\n%1\n) w WHERE w.id = %2").arg(select, nobody),
         QStringLiteral("one row by its id"));
    if (before == lines_.size())
        good(part, QStringLiteral("its columns are right, and every page goes by an index"));
}

void KindChecker::searches(const KindItem& item, const QString& part, const QString& select,
                           const QStringList& more) {
    for (const QString& column : item.searchColumns) {
        const bool ours = std::any_of(itemColumns.begin(), itemColumns.end(), [&](const WantedColumn& one) {
            return column == QLatin1String(one.name);
        });
        if (!ours && !more.contains(column)) {
            bad(part, QStringLiteral("it can be searched by %1, which select does not give").arg(column));
            continue;
        }
        if (column == QStringLiteral("id")) // planned as "one row by its id"
            continue;
        plan(part,
             QStringLiteral("SELECT w.id FROM (\n%1\n) w WHERE w.%2 = %3")
                 .arg(select, quotedIdentifier(column), nobody),
             QStringLiteral("a search by ") + column, indexFor(select, column));
    }
}

QString KindChecker::indexFor(const QString& select, const QString& column) {
    const auto expression = plans_.baseExpression(
        QStringLiteral("SELECT w.%1 FROM (\n%2\n) w").arg(quotedIdentifier(column), select));
    if (!expression)
        return QStringLiteral("Take %1 out of “search”, or give the table it comes from an index")
            .arg(column);
    return QStringLiteral(
               "Offer this index in “indexes”: CREATE INDEX CONCURRENTLY ON %1 ((%2)); or take %3 out "
               "of “search”")
        .arg(expression->relation, expression->expression, column);
}

} // namespace countersign
