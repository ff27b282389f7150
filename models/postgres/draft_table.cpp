// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/connection.h"
#include "models/postgres/draft_guess.h"
#include "models/postgres/kind_draft.h"
#include "models/postgres/row_reader.h"
#include "models/postgres/sql_text.h"

namespace countersign {
namespace {

constexpr int maxSeenStates = 40;
constexpr int maxRowsForStates = 100'000; ///< a sample: the whole table may be large

// An enum of the table's own schema moves with it, one of another is named.
const QString columnsSql = QStringLiteral(
    "SELECT a.attname, CASE WHEN y.typtype = 'e' AND y.typnamespace = n.oid"
    "   THEN '{{schema}}.' || quote_ident(y.typname) ELSE format_type(y.oid, NULL) END,"
    " (SELECT coalesce(to_json(array_agg(e.enumlabel ORDER BY e.enumsortorder)), '[]')::text"
    "   FROM pg_enum e WHERE e.enumtypid = a.atttypid), c.relkind IN ('r', 'p')"
    " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
    " JOIN pg_type y ON y.oid = a.atttypid"
    " WHERE n.nspname = $1 AND c.relname = $2 AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND a.attnum > 0"
    " AND NOT a.attisdropped ORDER BY a.attnum");

const QString keysSql = QStringLiteral(
    "SELECT to_json(ARRAY(SELECT a.attname FROM unnest(x.indkey[0:x.indnkeyatts - 1]) WITH ORDINALITY k "
    "(number, place)"
    "   JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = k.number ORDER BY k.place))::text"
    " FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
    " WHERE n.nspname = $1 AND c.relname = $2 AND x.indisunique AND x.indisvalid AND x.indpred IS NULL"
    " AND x.indexprs IS NULL ORDER BY x.indisprimary DESC, x.indnkeyatts, x.indexrelid");

Status readColumns(Connection& connection, DraftTable& draft, std::map<QString, QStringList>& labels) {
    const auto rows = connection.run(columnsSql, {draft.schema, draft.name});
    if (!rows)
        return rows.failure();
    for (const auto& one : *rows) {
        RowReader row(one);
        draft.columns.push_back({row.text(), row.text()});
        labels[draft.columns.back().name] = row.list();
        draft.keysKnown = row.boolean().value_or(false);
    }
    return Nothing{};
}

Status readKeys(Connection& connection, DraftTable& draft) {
    const auto rows = connection.run(keysSql, {draft.schema, draft.name});
    if (!rows)
        return rows.failure();
    for (const auto& row : *rows)
        draft.keys.push_back(RowReader(row).list());
    return Nothing{};
}

Status readStates(Connection& connection, DraftTable& draft, const QString& column) {
    const auto seen = connection.run(
        QStringLiteral("SELECT DISTINCT s FROM (SELECT %1::text AS s FROM %2.%3 "
                       "LIMIT %4) q WHERE s IS NOT NULL ORDER BY s LIMIT %5")
            .arg(quotedIdentifier(column), quotedIdentifier(draft.schema), quotedIdentifier(draft.name))
            .arg(maxRowsForStates)
            .arg(maxSeenStates));
    if (!seen)
        return seen.failure();
    for (const auto& row : *seen)
        draft.states << RowReader(row).text();
    return Nothing{};
}

/// Nothing of a view says that its id names one row: its rows are asked, as many as are looked at for states.
Status lookForSameIds(Connection& connection, const DraftTable& draft, const DraftChoices& choices) {
    const auto id = draftId(draft, choices);
    if (draft.keysKnown || !id)
        return Nothing{};
    QStringList names, columns;
    for (const DraftColumn* column : *id) {
        names << column->name;
        columns << quotedIdentifier(column->name);
    }
    const auto twice = connection.run(
        QStringLiteral(
            "SELECT count(*) FROM (SELECT %1 FROM %2.%3 LIMIT %4) q GROUP BY %1 HAVING count(*) > 1 LIMIT 1")
            .arg(columns.join(QStringLiteral(", ")), quotedIdentifier(draft.schema),
                 quotedIdentifier(draft.name))
            .arg(maxRowsForStates));
    if (!twice)
        return twice.failure();
    if (twice->empty())
        return Nothing{};
    return Failure{FailureKind::BadInput,
                   QStringLiteral("%1 of the view %2 does not name one row: %3 rows have the same")
                       .arg(names.join(QStringLiteral(", ")), draft.name)
                       .arg(RowReader((*twice)[0]).integer().value_or(0)),
                   QStringLiteral("countersignctl system new"),
                   QStringLiteral("Name the columns that do: --column id=COLUMN,COLUMN"),
                   {}};
}

/// Names the schemas that do have it.
Failure noTable(Connection& connection, const ConnectionPlan& plan, const DraftTable& draft) {
    QStringList there;
    const auto rows = connection.run(
        QStringLiteral("SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = "
                       "c.relnamespace WHERE c.relname = $1 AND c.relkind IN ('r', 'p', 'v', 'm', 'f')"
                       " AND n.nspname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1 LIMIT 5"),
        {draft.name});
    if (rows) {
        for (const auto& row : *rows)
            there << RowReader(row).text();
    }
    return {FailureKind::BadInput,
            QStringLiteral("schema %1 has no table %2, or this login may not see it")
                .arg(draft.schema, draft.name),
            plan.shown,
            there.isEmpty()
                ? QStringLiteral("Name it exactly as psql's \\dt does; the schema by ?schema=NAME, or as "
                                 "SCHEMA.TABLE")
                : QStringLiteral("There is %1: --table may name it so").arg(there.join(QStringLiteral(", "))),
            {}};
}

} // namespace

Result<DraftTable> readDraftTable(const ConnectionPlan& plan, const QString& table,
                                  const DraftChoices& choices) {
    auto connection = Connection::open(plan, {});
    if (!connection)
        return connection.failure();
    DraftTable draft{plan.schema, table, {}, {}};
    std::map<QString, QStringList> labels;
    if (const Status read = readColumns(**connection, draft, labels); !read)
        return read.failure();
    if (draft.columns.empty() && table.count(u'.') == 1) {
        draft.schema = table.section(u'.', 0, 0);
        draft.name = table.section(u'.', 1);
        if (const Status read = readColumns(**connection, draft, labels); !read)
            return read.failure();
    }
    if (draft.columns.empty())
        return noTable(**connection, plan, draft);
    if (const Status read = readKeys(**connection, draft); !read)
        return read.failure();
    if (const Status looked = lookForSameIds(**connection, draft, choices); !looked)
        return looked.failure();
    const DraftColumn* status = draftColumn(draft, QStringLiteral("status"), choices);
    if (status == nullptr)
        return draft;
    draft.states = labels[status->name];
    if (draft.states.isEmpty()) {
        if (const Status read = readStates(**connection, draft, status->name); !read)
            return read.failure();
    }
    return draft;
}

} // namespace countersign
