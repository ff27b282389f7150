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
    addTables(tables, kind.tables);
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
    return tables;
}

QString KindTables::whyNot(const std::vector<KindNeed>& needs, bool mustRead) const {
    for (const KindNeed& need : needs) {
        const auto table = readable_.find(need.table);
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

} // namespace countersign
