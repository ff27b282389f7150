// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/plan_look.h"

#include "models/postgres/key_condition.h"
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
constexpr int maxFilterChars = 200;

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
    const auto parts = connection.run(QStringLiteral(
        "SELECT n.nspname, c.relname, m.nspname, w.relname FROM pg_class c JOIN pg_namespace n ON n.oid = "
        "c.relnamespace JOIN pg_class w ON w.oid = pg_partition_root(c.oid) JOIN pg_namespace m ON m.oid = "
        "w.relnamespace WHERE c.relispartition AND c.relkind IN ('r', 'p', 'f')"));
    if (!parts)
        return parts.failure();
    PlanLook look(connection, std::move(large), std::move(partial));
    for (const auto& one : *parts) {
        RowReader row(one);
        const QString in = row.text();
        const QString part = relationKey(in, row.text());
        const QString wholeIn = row.text();
        look.wholes_[part] = relationKey(wholeIn, row.text());
    }
    return look;
}

namespace {

QString relationOf(const QJsonObject& node) {
    return relationKey(node.value(QStringLiteral("Schema")).toString(),
                       node.value(relationKeyword).toString());
}

/// "payments is read from end to end, in 14 partitions, and ..."; the relation by its name alone.
QString sentence(const QString& relation, QString how, qsizetype parts) {
    static const QString in = QStringLiteral("{in}");
    QString name = relation.mid(relation.indexOf(QStringLiteral("\".\"")) + 3);
    name.chop(1);
    how.replace(how.indexOf(in), in.size(),
                parts > 0 ? QStringLiteral(", in %1 of its partitions").arg(parts) : QString());
    return name + u' ' + how;
}

} // namespace

void PlanLook::addFault(const QJsonObject& node, const QString& how, std::vector<Fault>& faults) const {
    const QString part = relationOf(node);
    const QString relation = wholeOf(part);
    const bool isPart = relation != part;
    const QString alias = node.value(QStringLiteral("Alias")).toString() + u'.';
    QString text = how;
    text.replace(QStringLiteral("{index}"),
                 isPart ? QStringLiteral("of each") : node.value(QStringLiteral("Index Name")).toString());
    text.replace(QStringLiteral("{filter}"),
                 node.value(QStringLiteral("Filter")).toString().remove(alias).left(maxFilterChars));
    auto same = std::find_if(faults.begin(), faults.end(), [&](const Fault& fault) {
        return fault.relation == relation && fault.how == text;
    });
    if (same == faults.end())
        same = faults.insert(faults.end(), {relation, text, {}});
    if (isPart)
        same->parts.insert(part);
}

bool namesColumn(const QString& expression, const QString& column) {
    const QRegularExpression word(
        QStringLiteral("(?<![A-Za-z0-9_])\"?%1\"?(?![A-Za-z0-9_])").arg(QRegularExpression::escape(column)));
    return word.match(expression).hasMatch();
}

Result<QJsonObject> PlanLook::plan(const QString& sql) const {
    return planFrom(connection_->run(QStringLiteral("EXPLAIN (VERBOSE, FORMAT JSON) ") + sql));
}

Result<QJsonObject> PlanLook::planOfAllParts(const QString& sql) const {
    return planFrom(connection_->together({{QStringLiteral("SET LOCAL enable_partition_pruning = off"), {}},
                                           {QStringLiteral("EXPLAIN (VERBOSE, FORMAT JSON) ") + sql, {}}}));
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
    std::vector<Fault> faults;
    collect(*plan, false, faults);
    std::vector<WholeRead> reads;
    for (const Fault& fault : faults)
        reads.push_back({fault.relation, sentence(fault.relation, fault.how, fault.parts.size())});
    return reads;
}

namespace {

/// The alias of \a node, or that of the partitioned table it is part of, where \a expression speaks of it.
QString aliasIn(const QJsonObject& node, const QString& expression) {
    const QString alias = node.value(QStringLiteral("Alias")).toString();
    for (const QString& name : {alias, wholeAlias(alias)}) {
        if (!name.isEmpty() &&
            (expression.contains(name + u'.') || expression.contains(quotedIdentifier(name) + u'.')))
            return name;
    }
    return {};
}

/// Above partitions the plan does not say what it gives; each of them does.
QString firstOutput(const QJsonObject& node) {
    const QJsonArray output = node.value(QStringLiteral("Output")).toArray();
    const QJsonArray children = node.value(QStringLiteral("Plans")).toArray();
    if (!output.isEmpty() || children.isEmpty())
        return output.at(0).toString();
    return firstOutput(children[0].toObject());
}

/// The node that reads the one table \a expression is made of; empty when there is no such.
QJsonObject sourceOf(const QJsonObject& node, const QString& expression) {
    if (node.contains(relationKeyword) && !aliasIn(node, expression).isEmpty())
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

QString PlanLook::wholeOf(const QString& relation) const {
    const auto whole = wholes_.find(relation);
    return whole == wholes_.end() ? relation : whole->second;
}

std::optional<BaseExpression> PlanLook::baseExpression(const QString& sql) const {
    const auto top = planOfAllParts(sql);
    if (!top)
        return std::nullopt;
    QString expression = firstOutput(*top);
    const QJsonObject source = sourceOf(*top, expression);
    if (source.isEmpty())
        return std::nullopt;
    const QString alias = aliasIn(source, expression);
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

void PlanLook::collect(const QJsonObject& node, bool underLimit, std::vector<Fault>& faults) const {
    const QString type = node.value(typeKey).toString();
    const bool large = large_.contains(relationOf(node));
    const bool filtered = node.contains(QStringLiteral("Filter"));
    if (large && type == QStringLiteral("Seq Scan"))
        addFault(node, QStringLiteral("is read from end to end{in}, and no index here could help"), faults);
    const bool byIndex = type == QStringLiteral("Index Scan") || type == QStringLiteral("Index Only Scan");
    const bool whole = byIndex && !node.contains(QStringLiteral("Index Cond")) &&
                       !partial_.contains(node.value(QStringLiteral("Index Name")).toString());
    if (large && whole && (filtered || !underLimit))
        addFault(
            node,
            filtered
                ? QStringLiteral(
                      "is read from end to end through index {index}{in}, to keep the rows with {filter}")
                : QStringLiteral("is read from end to end through index {index}{in}"),
            faults);
    const bool below = type == QStringLiteral("Limit") || (underLimit && passesOn(type));
    for (const QJsonValue& child : node.value(QStringLiteral("Plans")).toArray())
        collect(child.toObject(), below, faults);
}

} // namespace countersign
