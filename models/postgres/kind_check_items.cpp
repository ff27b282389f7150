// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/kind_check.h"
#include "models/postgres/kind_checker.h"
#include "models/postgres/row_reader.h"
#include "models/postgres/sql_text.h"

#include <QJsonArray>
#include <QRegularExpression>

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
const std::vector<WantedColumn> effectColumns{{"stage", "text"},      {"picked_up_at", timeType},
                                              {"ended_at", timeType}, {"raw_state", "text"},
                                              {"why", "text"},        {"what_to_do", "text"}};
const std::vector<WantedColumn> timelineColumns{
    {"at", timeType}, {"what", "text"}, {"who", "text"}, {"text", "text"}, {"bad", "boolean"}};

/// A value no row has: plans are made with it, nothing is found by it.
const QString nobody = QStringLiteral("'countersign-check'::text");
const QString longAgo = QStringLiteral("'2000-01-01T00:00:00Z'::timestamptz");

bool has(const QJsonObject& node, const QString& type) {
    if (node.value(QStringLiteral("Node Type")).toString() == type)
        return true;
    const QJsonArray children = node.value(QStringLiteral("Plans")).toArray();
    return std::any_of(children.begin(), children.end(),
                       [&](const QJsonValue& child) { return has(child.toObject(), type); });
}

/// Is the row found by an index on what is asked for, and not by looking at all?
bool byKey(const QJsonObject& node, const QString& relation) {
    const bool here =
        node.value(QStringLiteral("Relation Name")).toString() == relation &&
        (node.contains(QStringLiteral("Index Cond")) || node.contains(QStringLiteral("Recheck Cond")) ||
         node.contains(QStringLiteral("Filter")));
    const QJsonArray children = node.value(QStringLiteral("Plans")).toArray();
    return here || std::any_of(children.begin(), children.end(),
                               [&](const QJsonValue& child) { return byKey(child.toObject(), relation); });
}

QString outputOf(const QJsonObject& plan) {
    QStringList parts;
    for (const QJsonValue& part : plan.value(QStringLiteral("Output")).toArray())
        parts << part.toString();
    for (const QJsonValue& child : plan.value(QStringLiteral("Plans")).toArray())
        parts << outputOf(child.toObject());
    return parts.join(u'\n');
}

bool names(const QString& expression, const QString& column) {
    const QRegularExpression word(
        QStringLiteral("(?<![A-Za-z0-9_])\"?%1\"?(?![A-Za-z0-9_])").arg(QRegularExpression::escape(column)));
    return word.match(expression).hasMatch();
}

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
    const auto timeline = filled(telling, item.timelineSql, nobody);
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

void KindChecker::retry(const KindItem& item, const QString& part, const QString& select) {
    if (!item.mayBeRetried())
        return good(part, QStringLiteral("no retry exists: its verdicts say why"));
    const QString telling = part + QStringLiteral(" effect");
    const auto effect = filled(telling, item.effectSql, nobody, longAgo);
    if (effect && columns(telling, *effect, effectColumns) && relations(telling, *effect, item.needs))
        effects(item, telling, select);
    ownedMoney(item, part + QStringLiteral(" act"), select);
    fingerprint(item, part + QStringLiteral(" fingerprint"), select);
    const auto lock = filled(part, item.lockSql, nobody);
    const auto act = filled(part, item.actSql, nobody);
    if (lock) {
        compareAndSet(item, part + QStringLiteral(" lock"), *lock);
        lockStrength(item, part + QStringLiteral(" lock"), *lock);
    }
    if (act)
        oneRow(item, part + QStringLiteral(" act"), *act);
}

void KindChecker::compareAndSet(const KindItem& item, const QString& part, const QString& lock) {
    const auto plan = plans_.plan(lock);
    if (!plan)
        return add(part,
                   plan.failure().kind == FailureKind::NoRight ? HealthState::Unknown : HealthState::Bad,
                   QStringLiteral("it could not be looked at: ") + plan.failure().detail,
                   QStringLiteral("Check as a login that may UPDATE the table, the owner for one"));
    if (!has(*plan, QStringLiteral("LockRows")))
        return bad(part, QStringLiteral("it does not lock the row: another retry could come between"),
                   QStringLiteral("End it with FOR UPDATE"));
    const auto owned = kind_.ownerColumns.find(item.table);
    if (owned == kind_.ownerColumns.end())
        return bad(
            part,
            QStringLiteral("“ownerColumns” names no column of %1 that a retry may set").arg(item.table));
    const QString expression = outputOf(*plan);
    QStringList unseen;
    for (const QString& column : owned->second) {
        if (!names(expression, column))
            unseen << column;
    }
    if (!unseen.isEmpty())
        return bad(part,
                   QStringLiteral("it is not compare-and-set: the fingerprint does not rest on %1, so that a "
                                  "change of it since "
                                  "the operator looked would go unseen")
                       .arg(unseen.join(QStringLiteral(", "))),
                   QStringLiteral("Put every column of “ownerColumns” into the fingerprint"));
    good(part, QStringLiteral("it locks the row, and its fingerprint rests on all that a retry may set"));
}

void KindChecker::oneRow(const KindItem& item, const QString& part, const QString& act) {
    const auto plan = plans_.plan(act);
    if (!plan)
        return add(part,
                   plan.failure().kind == FailureKind::NoRight ? HealthState::Unknown : HealthState::Bad,
                   QStringLiteral("it could not be looked at: ") + plan.failure().detail,
                   QStringLiteral("Check as a login that may UPDATE the table, the owner for one"));
    const QString table = tables_.nameOf(item.table);
    if (plan->value(QStringLiteral("Operation")).toString() != QStringLiteral("Update") ||
        plan->value(QStringLiteral("Relation Name")).toString() != table)
        return bad(part, QStringLiteral("it must be an UPDATE of %1").arg(table));
    bool onlyOne = false;
    for (const QJsonValue& child : plan->value(QStringLiteral("Plans")).toArray())
        onlyOne = onlyOne || byKey(child.toObject(), table);
    if (!onlyOne)
        return bad(part, QStringLiteral("it does not name the one row it is for: WHERE id = $1 is missing"));
    good(part, QStringLiteral("it sets one row of %1").arg(table));
}

} // namespace countersign
