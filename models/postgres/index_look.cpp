// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/index_look.h"

#include "models/postgres/connection.h"
#include "models/postgres/relation_look.h"
#include "models/postgres/row_reader.h"

#include <QRegularExpression>

#include <algorithm>

namespace countersign {
namespace {

/// The server writes an expression with more brackets and casts than people do.
QString bare(QString expression) {
    static const QRegularExpression noise(QStringLiteral("[\"()\\s]"));
    static const QRegularExpression literal(QStringLiteral("('[^']*')::text"));
    return expression.replace(literal, QStringLiteral("\\1")).remove(noise);
}

} // namespace

bool IndexLook::covers(const Found& found, const KindIndex& wanted) {
    if (found.name == wanted.name)
        return true;
    if (found.partial || found.columns.size() < wanted.columns.size())
        return false;
    for (qsizetype i = 0; i < wanted.columns.size(); ++i) {
        if (bare(found.columns[i]).compare(bare(wanted.columns[i]), Qt::CaseInsensitive) != 0)
            return false;
    }
    return true;
}

Result<IndexLook> IndexLook::make(Connection& connection, const QString& schema) {
    const auto rows = connection.run(
        readsSql() +
            QStringLiteral(
                " SELECT r.top, i.relname, n.nspname, t.relname, x.indpred IS NOT NULL, x.indisunique,"
                " to_json(ARRAY(SELECT pg_get_indexdef(x.indexrelid, k, true)"
                "   FROM generate_series(1, x.indnkeyatts) k ORDER BY k))::text"
                " FROM reads r JOIN pg_index x ON x.indrelid = r.rel JOIN pg_class i ON i.oid = x.indexrelid"
                " JOIN pg_class t ON t.oid = x.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace"
                " WHERE NOT r.part AND x.indisvalid AND x.indisready"),
        {schema});
    if (!rows)
        return rows.failure();
    const auto tables = connection.run(
        readsSql() +
            QStringLiteral(" SELECT DISTINCT n.nspname, c.relname FROM reads r JOIN pg_class c ON c.oid = "
                           "r.rel JOIN pg_namespace n ON n.oid = c.relnamespace"
                           " WHERE c.relkind IN ('r', 'p', 'm')"),
        {schema});
    if (!tables)
        return tables.failure();
    IndexLook look;
    for (const auto& one : *tables) {
        RowReader row(one);
        const QString in = row.text();
        look.tables_.insert(relationKey(in, row.text()));
    }
    for (const auto& one : *rows) {
        RowReader row(one);
        const QString table = row.text();
        Found found;
        found.name = row.text();
        const QString in = row.text();
        found.relation = relationKey(in, row.text());
        found.partial = row.boolean().value_or(false);
        found.unique = row.boolean().value_or(false);
        found.columns = row.list();
        look.byTable_[table].push_back(std::move(found));
    }
    return look;
}

QString IndexLook::coveredBy(const QString& table, const KindIndex& wanted) const {
    const auto all = byTable_.find(table);
    if (all == byTable_.end())
        return {};
    for (const Found& found : all->second) {
        if (covers(found, wanted))
            return found.name;
    }
    return {};
}

QString IndexLook::uniqueBy(const QString& relation, const QString& expression) const {
    return uniqueAmong(relation, {expression});
}

QString IndexLook::uniqueAmong(const QString& relation, const QStringList& expressions) const {
    QStringList known;
    for (const QString& expression : expressions)
        known << bare(expression);
    for (const auto& [table, all] : byTable_) {
        for (const Found& found : all) {
            if (found.relation == relation && found.unique && !found.partial &&
                std::all_of(found.columns.begin(), found.columns.end(),
                            [&](const QString& column) { return known.contains(bare(column)); }))
                return found.name;
        }
    }
    return {};
}

} // namespace countersign
