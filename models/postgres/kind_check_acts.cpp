// SPDX-License-Identifier: GPL-3.0-or-later
// What a retry locks and sets: the one row of the item, and no column that is not the kind's to set.
#include "models/domain/sql_outline.h"
#include "models/postgres/key_condition.h"
#include "models/postgres/kind_checker.h"
#include "models/postgres/row_reader.h"
#include "models/postgres/sql_text.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

namespace countersign {
namespace {

const char* const timeType = "timestamp with time zone";
const std::vector<WantedColumn> effectColumns{{"stage", "text"},      {"picked_up_at", timeType},
                                              {"ended_at", timeType}, {"raw_state", "text"},
                                              {"why", "text"},        {"what_to_do", "text"}};
const QString nameTheRow = QStringLiteral(
    "Compare the id of select, or all columns of a unique index, with $1 alone: WHERE t.\"id\"::text = $1");

QString outputOf(const QJsonObject& plan) {
    QStringList parts;
    for (const QJsonValue& part : plan.value(QStringLiteral("Output")).toArray())
        parts << part.toString();
    for (const QJsonValue& child : plan.value(QStringLiteral("Plans")).toArray())
        parts << outputOf(child.toObject());
    return parts.join(u'\n');
}

/// What a statement's own FOR UPDATE locks.
struct Locking {
    bool update = false, skips = false;
    QStringList of; ///< aliases; empty: all it reads
};

Locking lockingOf(const QString& sql) {
    static const QRegularExpression clause(
        QStringLiteral("\\bFOR\\s+(?:NO\\s+KEY\\s+)?UPDATE\\b(?:\\s+OF\\s+([\\w\",\\s]*?))?\\s*"
                       "(NOWAIT|SKIP\\s+LOCKED)?\\s*\\z"),
        QRegularExpression::CaseInsensitiveOption);
    const QString outline = sqlOutline(sql).value_or(sql);
    const auto match = clause.match(outline);
    // Inside of brackets it would lock what a subquery reads.
    if (!match.hasMatch() ||
        outline.left(match.capturedStart()).count(u'(') != outline.left(match.capturedStart()).count(u')'))
        return {};
    Locking locking{true, match.captured(2).startsWith(QStringLiteral("skip"), Qt::CaseInsensitive), {}};
    const QString of = sql.mid(match.capturedStart(1), match.capturedLength(1));
    for (const QString& alias : of.split(u',', Qt::SkipEmptyParts))
        locking.of << meantName(alias.trimmed());
    return locking;
}

} // namespace

void KindChecker::retry(const KindItem& item, const QString& part, const QString& select) {
    if (!item.mayBeRetried())
        return good(part, QStringLiteral("no retry exists: its verdicts say why"));
    const QString telling = part + QStringLiteral(" effect");
    const auto effect = filled(telling, item.effectSql, checkedId, checkedLongAgo);
    if (effect && columns(telling, *effect, effectColumns) && relations(telling, *effect, item.needs))
        effects(item, telling, select);
    ownedMoney(item, part + QStringLiteral(" act"), select);
    fingerprint(item, part + QStringLiteral(" fingerprint"), select);
    const auto lock = filled(part, item.lockSql, checkedId);
    const auto act = filled(part, item.actSql, checkedId);
    if (lock)
        compareAndSet(item, part + QStringLiteral(" lock"), *lock);
    if (act)
        oneRow(item, part + QStringLiteral(" act"), *act);
}

std::optional<QJsonObject> KindChecker::retryPlan(const QString& part, const QString& sql) {
    const auto outline = sqlOutline(sql);
    if (!outline || outline->contains(u';')) {
        bad(part, outline ? QStringLiteral("it is more than one statement")
                          : QStringLiteral("a quote or a comment in it has no end"));
        return std::nullopt;
    }
    const auto plan = plans_.planOfAllParts(sql);
    if (plan)
        return *plan;
    add(part, plan.failure().kind == FailureKind::NoRight ? HealthState::Unknown : HealthState::Bad,
        QStringLiteral("it could not be looked at: ") + plan.failure().detail,
        QStringLiteral("Check as a login that may UPDATE the table, the owner for one"));
    return std::nullopt;
}

QString KindChecker::otherRows(const KindItem& item, const QJsonObject& plan, const QString& alias) const {
    const QString table = tables_.nameOf(item.table);
    const QString relation = relationKey(schema_, table);
    const auto id = idExpressions_.find(item.kind);
    bool read = false;
    for (const TableScan& scan : scansOf(plan, relations_.under(table))) {
        if (!isAliasOf(scan.alias, alias))
            continue;
        read = true;
        QStringList compared = comparedWithId(scan);
        if (id != idExpressions_.end() &&
            std::any_of(compared.begin(), compared.end(), [&](const QString& expression) {
                return withoutCasts(expression) == withoutCasts(id->second);
            }))
            continue;
        for (QString& expression : compared)
            expression = withoutCasts(expression);
        if (indexesHere_.uniqueAmong(relation, compared).isEmpty())
            return QStringLiteral("WHERE id = $1 is missing, or does not hold alone");
    }
    return read ? QString() : QStringLiteral("WHERE id = $1 is missing");
}

QString KindChecker::foreignRow(const KindItem& item, const QString& part, const QJsonObject& plan,
                                const QString& alias) {
    const QString table = tables_.nameOf(item.table);
    const auto id = idExpressions_.find(item.kind);
    const auto select = filled(part, item.selectSql);
    const auto scans = scansOf(plan, relations_.under(table));
    const auto scan = std::find_if(scans.begin(), scans.end(),
                                   [&](const TableScan& one) { return isAliasOf(one.alias, alias); });
    if (id == idExpressions_.end() || !select || scan == scans.end())
        return {};
    const QStringList ids = sample(item, part, *select);
    const auto found = connection_.run(
        QStringLiteral("SELECT count(*) FILTER (WHERE q.own = q.asked), max(q.asked) FILTER (WHERE q.own IS "
                       "DISTINCT FROM q.asked) FROM (SELECT %1 AS own, countersign_s.countersign_id AS asked"
                       " FROM unnest(%2::text[]) countersign_s (countersign_id) JOIN %3 %4 ON %5) q")
            .arg(id->second, quotedLiteral(arrayText(ids)), relationKey(schema_, table),
                 quotedIdentifier(scan->alias),
                 conditionsOnId(*scan, QStringLiteral("countersign_s.countersign_id"))
                     .join(QStringLiteral(" AND "))));
    if (!found || ids.isEmpty()) // too slow here, or not to be said in this way: the plan was looked at
        return {};
    RowReader row((*found)[0]);
    const qint64 own = row.integer().value_or(0);
    if (const QString asked = row.text(); !asked.isEmpty())
        return QStringLiteral("with the id %1 it takes another row").arg(asked.left(60));
    return own == 0 ? QStringLiteral("with none of %1 ids that were tried it finds their row").arg(ids.size())
                    : QString();
}

QString KindChecker::notLocked(const KindItem& item, const QJsonObject& plan, const QStringList& of) const {
    const QString table = tables_.nameOf(item.table);
    QString why = QStringLiteral("it locks no row of %1").arg(table);
    for (const TableScan& scan : scansOf(plan, relations_.under(table))) {
        const auto locked = [&](const QString& alias) { return isAliasOf(scan.alias, alias); };
        if (!of.isEmpty() && std::none_of(of.begin(), of.end(), locked))
            continue;
        why = otherRows(item, plan, wholeAlias(scan.alias));
        if (why.isEmpty())
            return {};
        why.prepend(QStringLiteral("it does not name the one row it is for: "));
    }
    return why;
}

void KindChecker::compareAndSet(const KindItem& item, const QString& part, const QString& lock) {
    const auto plan = retryPlan(part, lock);
    if (!plan)
        return;
    if (changesIn(*plan) > 0)
        return bad(part, QStringLiteral("it changes rows: it may only lock the one of the item"));
    const Locking locking = lockingOf(lock);
    if (!locking.update)
        return bad(part,
                   QStringLiteral("it does not lock the row, and another retry could come between: it must "
                                  "end with FOR UPDATE, outside of brackets"));
    if (locking.skips)
        return bad(
            part, QStringLiteral("it must end with FOR UPDATE without SKIP LOCKED: it passes over a row that "
                                 "is locked, which would be said to have changed"));
    if (const QString other = notLocked(item, *plan, locking.of); !other.isEmpty())
        return bad(part, other, nameTheRow);
    const auto owned = kind_.ownerColumns.find(item.table);
    if (owned == kind_.ownerColumns.end())
        return bad(
            part,
            QStringLiteral("“ownerColumns” names no column of %1 that a retry may set").arg(item.table));
    const QString expression = outputOf(*plan);
    QStringList unseen;
    for (const QString& column : owned->second) {
        if (!namesColumn(expression, column))
            unseen << column;
    }
    if (!unseen.isEmpty())
        return bad(part,
                   QStringLiteral("it is not compare-and-set: the fingerprint does not rest on %1, so that a "
                                  "change of it since the operator looked would go unseen")
                       .arg(unseen.join(QStringLiteral(", "))),
                   QStringLiteral("Put every column of “ownerColumns” into the fingerprint"));
    good(part, QStringLiteral("it locks the row, and its fingerprint rests on all that a retry may set"));
}

void KindChecker::oneRow(const KindItem& item, const QString& part, const QString& act) {
    const auto plan = retryPlan(part, act);
    if (!plan)
        return;
    const QString table = tables_.nameOf(item.table);
    if (plan->value(QStringLiteral("Operation")).toString() != QStringLiteral("Update") ||
        plan->value(QStringLiteral("Relation Name")).toString() != table)
        return bad(part, QStringLiteral("it must be an UPDATE of %1").arg(table));
    if (changesIn(*plan) > 1)
        return bad(
            part, QStringLiteral("it changes rows a second time, in a WITH: only the one row may be set"),
            QStringLiteral("Leave it at one UPDATE; what belongs to it, triggers of the backend's do"));
    const QString alias = plan->value(QStringLiteral("Alias")).toString();
    QString other = otherRows(item, *plan, alias);
    if (other.isEmpty())
        other = foreignRow(item, part, *plan, alias);
    if (!other.isEmpty())
        return bad(part, QStringLiteral("it does not name the one row it is for: ") + other, nameTheRow);
    const auto set = columnsSet(act);
    if (!set)
        return bad(part, QStringLiteral("which columns it sets can't be read"),
                   QStringLiteral("Write UPDATE ... SET column = value, ... WHERE ..., without RETURNING"));
    const auto owned = kind_.ownerColumns.find(item.table);
    QStringList foreign;
    for (const QString& column : *set) {
        if (owned == kind_.ownerColumns.end() || !owned->second.contains(column))
            foreign << column;
    }
    if (!foreign.isEmpty())
        return bad(
            part,
            QStringLiteral("it sets %1, which “ownerColumns” does not list: the contract may not do that")
                .arg(foreign.join(QStringLiteral(", "))),
            QStringLiteral("List what a retry may set under “ownerColumns”, and put it into the "
                           "fingerprint; or leave it out of act"));
    good(part, QStringLiteral("it sets one row of %1").arg(table));
}

} // namespace countersign
