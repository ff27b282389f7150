// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/kind_tables.h"

#include "models/postgres/connection.h"
#include "models/postgres/row_reader.h"
#include "models/postgres/sql_text.h"

#include <QSet>

namespace countersign {

namespace {

void addTables(QSet<QString>& tables, const std::vector<KindNeed>& needs) {
    for (const KindNeed& need : needs)
        tables.insert(need.table);
}

QStringList tablesOf(const KindPack& kind) {
    QSet<QString> tables;
    for (const KindTable& table : kind.tables) {
        tables.insert(table.table);
        for (const QString& other : table.alsoCalled)
            tables.insert(other);
    }
    addTables(tables, kind.ledgerNeeds);
    addTables(tables, kind.workerNeeds);
    for (const KindItem& item : kind.items)
        addTables(tables, item.needs);
    for (const KindDetector& detector : kind.detectors)
        addTables(tables, detector.needs);
    return tables.values();
}

} // namespace

Result<KindTables> KindTables::look(Connection& connection, const KindPack& kind, const QString& schema) {
    const QString sql = QStringLiteral(
        "SELECT c.relname, a.attname, has_schema_privilege(n.oid, 'USAGE') AND"
        " has_column_privilege(c.oid, a.attnum, 'SELECT')"
        " FROM pg_namespace n JOIN pg_class c ON c.relnamespace = n.oid JOIN pg_attribute a ON a.attrelid = "
        "c.oid"
        " WHERE n.nspname = $1 AND c.relname = ANY ($2::text[]) AND c.relkind IN ('r', 'p', 'v', 'm', 'f')"
        " AND a.attnum > 0 AND NOT a.attisdropped");
    const Result<pqxx::result> rows = connection.run(sql, {schema, arrayText(tablesOf(kind))});
    if (!rows)
        return rows.failure();
    KindTables tables;
    for (const auto& row : *rows) {
        RowReader reader(row);
        const QString table = reader.text();
        const QString column = reader.text();
        tables.readable_[table][column] = reader.boolean().value_or(false);
    }
    for (const KindTable& table : kind.tables) {
        if (tables.readable_.contains(table.table))
            continue;
        for (const QString& other : table.alsoCalled) {
            if (tables.readable_.contains(other)) {
                tables.names_[table.table] = other;
                break;
            }
        }
    }
    return tables;
}

QString KindTables::nameOf(const QString& table) const {
    const auto other = names_.find(table);
    return other == names_.end() ? table : other->second;
}

QStringList KindTables::lacking(const KindTable& table) const {
    QStringList columns;
    const auto here = readable_.find(nameOf(table.table));
    for (const auto& [column, type] : table.optional) {
        if (here == readable_.end() || !here->second.contains(column))
            columns << column;
    }
    return columns;
}

Result<QString> KindTables::selectable(const KindPack& kind, const QString& schema,
                                       const QString& table) const {
    const KindTable* known = kind.table(table);
    if (known == nullptr)
        return Failure{
            FailureKind::BadInput,
            QStringLiteral("the SQL uses {{table:%1}}, which “tables” of kind.json does not list").arg(table),
            kind.name,
            {},
            {}};
    const QString name = quotedIdentifier(schema) + u'.' + quotedIdentifier(nameOf(table));
    QString nulls;
    for (const QString& column : lacking(*known))
        nulls += QStringLiteral(", NULL::%1 AS %2").arg(known->optional.at(column), quotedIdentifier(column));
    // Where nothing of a table is required, the table itself is not: what is missing is an empty one.
    if (known->columns.isEmpty() && !readable_.contains(nameOf(table)))
        return QStringLiteral("(SELECT %1 WHERE false)").arg(nulls.mid(2));
    return nulls.isEmpty() ? name : QStringLiteral("(SELECT t.*%1 FROM %2 t)").arg(nulls, name);
}

QString KindTables::whyNot(const std::vector<KindNeed>& needs, bool mustRead) const {
    for (const KindNeed& need : needs) {
        const auto table = readable_.find(nameOf(need.table));
        if (table == readable_.end())
            return QStringLiteral("table %1 is missing").arg(need.table);
        for (const QString& column : need.columns) {
            const auto found = table->second.find(column);
            if (found == table->second.end())
                return QStringLiteral("column %1 of table %2 is missing").arg(column, need.table);
            if (mustRead && !found->second)
                return QStringLiteral("this login may not SELECT %1 of table %2").arg(column, need.table);
        }
    }
    return {};
}

TemplateWords literalWords(const KindPack& kind, const QString& schema, const KindTables& tables) {
    TemplateWords all;
    all.schema = schema;
    all.setting = [&kind](const QString& name) -> Result<QString> {
        for (const KindThreshold& threshold : kind.thresholds) {
            if (threshold.name == name)
                return threshold.value;
        }
        return Failure{FailureKind::BadInput,
                       QStringLiteral("the kind %1 has no threshold %2").arg(kind.name, name),
                       {},
                       {},
                       {}};
    };
    all.threshold = all.setting;
    all.table = [&kind, &tables, schema](const QString& name) {
        return tables.selectable(kind, schema, name);
    };
    return all;
}

} // namespace countersign
