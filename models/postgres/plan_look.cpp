// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/plan_look.h"

#include "models/postgres/relation_look.h"
#include "models/postgres/row_reader.h"
#include "models/postgres/sql_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace countersign {
namespace {

const QString typeKey = QStringLiteral("Node Type");
const QString relationKeyword = QStringLiteral("Relation Name");

Result<QJsonObject> planFrom(const Result<pqxx::result>& rows) {
    if (!rows)
        return rows.failure();
    const QByteArray json = RowReader((*rows)[0]).text().toUtf8();
    const QJsonArray plans = QJsonDocument::fromJson(json).array();
    return plans.isEmpty() ? QJsonObject() : plans[0].toObject().value(QStringLiteral("Plan")).toObject();
}

/// The tables that grow with the business: never to be read whole.
QStringList largeTables(const KindPack& kind) {
    QStringList all;
    for (const KindItem& item : kind.items)
        all << item.table;
    for (const KindDetector& detector : kind.detectors)
        all << detector.scanTable;
    all << kind.payouts.table;
    all.removeAll(QString());
    return all;
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

Result<PlanLook> PlanLook::make(Connection& connection, const KindPack& kind, const KindTables& tables,
                                const QString& schema) {
    const auto relations = RelationLook::make(connection, schema);
    if (!relations)
        return relations.failure();
    QSet<QString> large;
    for (const QString& table : largeTables(kind))
        large.unite(relations->under(tables.nameOf(table)));
    const auto counted = connection.run(
        QStringLiteral(
            "SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'countersign')"
            " AND c.relkind IN ('r', 'p', 'm') AND (c.reltuples >= $1::real"
            " OR (c.relpages = 0 AND pg_relation_size(c.oid) >= $2::bigint))"),
        {QString::number(largeTableRows), QString::number(largeTableOctets)});
    if (!counted)
        return counted.failure();
    for (const auto& one : *counted) {
        RowReader row(one);
        const QString in = row.text();
        large.insert(relationKey(in, row.text()));
    }
    const auto indexes = connection.run(QStringLiteral("SELECT i.relname FROM pg_index x JOIN pg_class i ON "
                                                       "i.oid = x.indexrelid WHERE x.indpred IS NOT NULL"));
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

Result<std::vector<WholeRead>> PlanLook::wholeReads(const QString& sql) const {
    // With sequential scans priced out, one that is left means that no index can serve; on an empty database,
    // too. Without parallel workers the tree is the plain one.
    const auto plan =
        planFrom(connection_->together({{QStringLiteral("SET LOCAL enable_seqscan = off"), {}},
                                        {QStringLiteral("SET LOCAL max_parallel_workers_per_gather = 0"), {}},
                                        {QStringLiteral("EXPLAIN (VERBOSE, FORMAT JSON) ") + sql, {}}}));
    if (!plan)
        return plan.failure();
    std::vector<WholeRead> faults;
    collect(*plan, false, faults);
    return faults;
}

namespace {

bool namesAlias(const QJsonObject& node, const QString& expression) {
    const QString alias = node.value(QStringLiteral("Alias")).toString();
    return !alias.isEmpty() &&
           (expression.contains(alias + u'.') || expression.contains(quotedIdentifier(alias) + u'.'));
}

/// The node that reads the one table \a expression is made of; empty when there is no such.
QJsonObject sourceOf(const QJsonObject& node, const QString& expression) {
    if (node.contains(relationKeyword) && namesAlias(node, expression))
        return node;
    for (const QJsonValue& child : node.value(QStringLiteral("Plans")).toArray()) {
        if (const QJsonObject found = sourceOf(child.toObject(), expression); !found.isEmpty())
            return found;
    }
    return {};
}

void readFor(const QJsonObject& node, BaseExpression& base) {
    static const QSet<QString> multiply{QStringLiteral("Nested Loop"), QStringLiteral("Hash Join"),
                                        QStringLiteral("Merge Join"), QStringLiteral("ProjectSet")};
    base.joined = base.joined || multiply.contains(node.value(typeKey).toString());
    if (node.contains(relationKeyword)) {
        const QString relation = relationKey(node.value(QStringLiteral("Schema")).toString(),
                                             node.value(relationKeyword).toString());
        base.joined = base.joined || base.all.contains(relation);
        base.all.insert(relation);
    }
    for (const QJsonValue& child : node.value(QStringLiteral("Plans")).toArray())
        readFor(child.toObject(), base);
}

} // namespace

std::optional<BaseExpression> PlanLook::baseExpression(const QString& sql) const {
    const auto top = plan(sql);
    if (!top)
        return std::nullopt;
    QString expression = top->value(QStringLiteral("Output")).toArray().at(0).toString();
    const QJsonObject source = sourceOf(*top, expression);
    if (source.isEmpty())
        return std::nullopt;
    const QString alias = source.value(QStringLiteral("Alias")).toString();
    for (const QString& prefix : {quotedIdentifier(alias) + u'.', alias + u'.'}) {
        const QRegularExpression word(QStringLiteral("(?<![\\w\".])") + QRegularExpression::escape(prefix));
        expression.remove(word);
    }
    // Another table's column; a cast to a type of some schema is none.
    static const QRegularExpression other(QStringLiteral("[\\w\"]\\.[A-Za-z_\"]"));
    static const QRegularExpression cast(QStringLiteral("::(?:\"[^\"]+\"|\\w+)\\."));
    if (other.match(QString(expression).replace(cast, QStringLiteral("::"))).hasMatch())
        return std::nullopt;
    BaseExpression base{relationKey(source.value(QStringLiteral("Schema")).toString(),
                                    source.value(relationKeyword).toString()),
                        expression,
                        {},
                        false};
    readFor(*top, base);
    return base;
}

void PlanLook::collect(const QJsonObject& node, bool underLimit, std::vector<WholeRead>& faults) const {
    const QString type = node.value(typeKey).toString();
    const QString name = node.value(relationKeyword).toString();
    const QString relation = relationKey(node.value(QStringLiteral("Schema")).toString(), name);
    const bool large = large_.contains(relation);
    const auto fault = [&](const QString& text) {
        const WholeRead read{relation, text};
        if (std::find(faults.begin(), faults.end(), read) == faults.end())
            faults.push_back(read);
    };
    const bool filtered = node.contains(QStringLiteral("Filter"));
    if (large && type == QStringLiteral("Seq Scan"))
        fault(QStringLiteral("%1 is read from end to end, and no index here could help").arg(name));
    const bool byIndex = type == QStringLiteral("Index Scan") || type == QStringLiteral("Index Only Scan");
    const bool whole = byIndex && !node.contains(QStringLiteral("Index Cond")) &&
                       !partial_.contains(node.value(QStringLiteral("Index Name")).toString());
    if (large && whole && (filtered || !underLimit))
        fault(QStringLiteral("%1 is read from end to end through index %2%3")
                  .arg(name, node.value(QStringLiteral("Index Name")).toString(),
                       filtered ? QStringLiteral(", to keep the rows with ") +
                                      node.value(QStringLiteral("Filter")).toString().left(200)
                                : QString()));
    const bool below = type == QStringLiteral("Limit") || (underLimit && passesOn(type));
    for (const QJsonValue& child : node.value(QStringLiteral("Plans")).toArray())
        collect(child.toObject(), below, faults);
}

} // namespace countersign
