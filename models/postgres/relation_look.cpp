// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/relation_look.h"

#include "models/postgres/connection.h"
#include "models/postgres/row_reader.h"
#include "models/postgres/sql_text.h"

namespace countersign {

QString relationKey(const QString& schema, const QString& name) {
    return quotedIdentifier(schema) + u'.' + quotedIdentifier(name);
}

QString readsSql() {
    return QStringLiteral(
        "WITH RECURSIVE reads (top, rel, part) AS ("
        " SELECT c.relname, c.oid, false FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE n.nspname = $1 AND c.relkind IN ('r', 'p', 'v', 'm', 'f')"
        " UNION SELECT r.top, x.rel, r.part OR x.part FROM reads r JOIN pg_class v ON v.oid = r.rel"
        " CROSS JOIN LATERAL (SELECT d.refobjid AS rel, false AS part FROM pg_rewrite w JOIN pg_depend d"
        "   ON d.classid = 'pg_rewrite'::regclass AND d.objid = w.oid AND d.refclassid = 'pg_class'::regclass"
        "   WHERE w.ev_class = v.oid AND v.relkind = 'v' AND d.refobjid <> v.oid"
        "   UNION ALL SELECT i.inhrelid, true FROM pg_inherits i WHERE i.inhparent = v.oid) x)");
}

Result<RelationLook> RelationLook::make(Connection& connection, const QString& schema) {
    const auto rows = connection.run(
        readsSql() +
            QStringLiteral(" SELECT DISTINCT r.top, n.nspname, c.relname FROM reads r JOIN pg_class c"
                           " ON c.oid = r.rel JOIN pg_namespace n ON n.oid = c.relnamespace"),
        {schema});
    if (!rows)
        return rows.failure();
    RelationLook look;
    look.schema_ = schema;
    for (const auto& one : *rows) {
        RowReader row(one);
        const QString top = row.text();
        const QString in = row.text();
        look.under_[top].insert(relationKey(in, row.text()));
    }
    return look;
}

QSet<QString> RelationLook::under(const QString& name) const {
    const auto found = under_.find(name);
    return found == under_.end() ? QSet<QString>{relationKey(schema_, name)} : found->second;
}

} // namespace countersign
