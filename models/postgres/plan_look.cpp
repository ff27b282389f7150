// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/plan_look.h"

#include "models/postgres/row_reader.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace countersign {
namespace {

const QString typeKey = QStringLiteral("Node Type");
const QString relationKey = QStringLiteral("Relation Name");

Result<QJsonObject> planFrom(const Result<pqxx::result>& rows) {
    if (!rows)
        return rows.failure();
    const QByteArray json = RowReader((*rows)[0]).text().toUtf8();
    const QJsonArray plans = QJsonDocument::fromJson(json).array();
    return plans.isEmpty() ? QJsonObject() : plans[0].toObject().value(QStringLiteral("Plan")).toObject();
}

/// Nodes that pass rows on one by one: a LIMIT above them ends the reading below them.
bool passesOn(const QString& type) {
    static const QSet<QString> kinds{
        QStringLiteral("Limit"),    QStringLiteral("Nested Loop"),      QStringLiteral("Subquery Scan"),
        QStringLiteral("Result"),   QStringLiteral("Append"),           QStringLiteral("Merge Append"),
        QStringLiteral("LockRows"), QStringLiteral("Incremental Sort"), QStringLiteral("Memoize")};
    return kinds.contains(type);
}

} // namespace

Result<PlanLook> PlanLook::make(Connection& connection, const QString& schema, QSet<QString> large) {
    const auto tables = connection.run(
        QStringLiteral("SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                       " WHERE n.nspname = $1 AND c.relkind IN ('r', 'p') AND c.reltuples >= $2::real"),
        {schema, QString::number(largeTableRows)});
    if (!tables)
        return tables.failure();
    for (const auto& row : *tables)
        large.insert(RowReader(row).text());
    const auto indexes = connection.run(
        QStringLiteral(
            "SELECT i.relname FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_namespace n"
            " ON n.oid = i.relnamespace WHERE n.nspname = $1 AND x.indpred IS NOT NULL"),
        {schema});
    if (!indexes)
        return indexes.failure();
    QSet<QString> partial;
    for (const auto& row : *indexes)
        partial.insert(RowReader(row).text());
    return PlanLook(connection, std::move(large), std::move(partial));
}

Result<QJsonObject> PlanLook::plan(const QString& sql) const {
    return planFrom(connection_->run(QStringLiteral("EXPLAIN (VERBOSE, FORMAT JSON) ") + sql));
}

Result<QStringList> PlanLook::wholeReads(const QString& sql) const {
    // With sequential scans priced out, one that is left means that no index can serve; on an empty database,
    // too. Without parallel workers the tree is the plain one.
    const auto plan =
        planFrom(connection_->together({{QStringLiteral("SET LOCAL enable_seqscan = off"), {}},
                                        {QStringLiteral("SET LOCAL max_parallel_workers_per_gather = 0"), {}},
                                        {QStringLiteral("EXPLAIN (VERBOSE, FORMAT JSON) ") + sql, {}}}));
    if (!plan)
        return plan.failure();
    QStringList faults;
    collect(*plan, false, faults);
    faults.removeDuplicates();
    return faults;
}

void PlanLook::collect(const QJsonObject& node, bool underLimit, QStringList& faults) const {
    const QString type = node.value(typeKey).toString();
    const QString relation = node.value(relationKey).toString();
    const bool filtered = node.contains(QStringLiteral("Filter"));
    if (large_.contains(relation) && type == QStringLiteral("Seq Scan"))
        faults << QStringLiteral("%1 is read from end to end, and no index could help").arg(relation);
    const bool byIndex = type == QStringLiteral("Index Scan") || type == QStringLiteral("Index Only Scan");
    const bool whole = byIndex && !node.contains(QStringLiteral("Index Cond")) &&
                       !partial_.contains(node.value(QStringLiteral("Index Name")).toString());
    if (large_.contains(relation) && whole && (filtered || !underLimit))
        faults << QStringLiteral("%1 is read from end to end through index %2%3")
                      .arg(relation, node.value(QStringLiteral("Index Name")).toString(),
                           filtered ? QStringLiteral(", to keep the rows with ") +
                                          node.value(QStringLiteral("Filter")).toString().left(200)
                                    : QString());
    const bool below = type == QStringLiteral("Limit") || (underLimit && passesOn(type));
    for (const QJsonValue& child : node.value(QStringLiteral("Plans")).toArray())
        collect(child.toObject(), below, faults);
}

} // namespace countersign
