// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/kind_checker.h"
#include "models/postgres/row_reader.h"

#include <QRegularExpression>

#include <algorithm>

namespace countersign {
namespace {

/// What was locked to plan a statement is what it reads: tables, views, and what is under them.
const QString lockedSql = QStringLiteral(
    "SELECT DISTINCT n.nspname, c.relname FROM pg_locks l JOIN pg_class c ON c.oid = l.relation"
    " JOIN pg_namespace n ON n.oid = c.relnamespace"
    " WHERE l.pid = pg_backend_pid() AND l.locktype = 'relation' AND c.relkind IN ('r', 'p', 'v', 'm', 'f')"
    " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    " AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') ORDER BY 1, 2");

/// Does \a sql itself speak of that relation? The search path has no schema of the backend's: a name needs
/// one.
bool mentions(const QString& sql, const QString& schema, const QString& name) {
    const QRegularExpression word(
        QStringLiteral("(?<!\\w)\"?%1\"?\\s*\\.\\s*\"?%2\"?(?!\\w)")
            .arg(QRegularExpression::escape(schema), QRegularExpression::escape(name)));
    return word.match(sql).hasMatch();
}

} // namespace

bool KindChecker::relations(const QString& part, const QString& sql, const std::vector<KindNeed>& needs) {
    functions(part, sql);
    const auto locked = connection_.together({{QStringLiteral("EXPLAIN ") + sql, {}}, {lockedSql, {}}});
    if (!locked) {
        add(part, HealthState::Unknown,
            QStringLiteral("which tables it reads could not be looked at: ") + locked.failure().detail);
        return true;
    }
    QSet<QString> under;
    std::map<QString, const KindTable*> named;
    for (const KindTable& table : kind_.tables) {
        const QString here = tables_.nameOf(table.table);
        named[relationKey(schema_, here)] = &table;
        under.unite(relations_.under(here));
    }
    QStringList unnamed, unneeded;
    for (const auto& one : *locked) {
        RowReader row(one);
        const QString in = row.text();
        const QString name = row.text();
        const QString key = relationKey(in, name);
        const bool direct = mentions(sql, in, name);
        const auto known = named.find(key);
        if (known == named.end() ? direct || !under.contains(key) : false)
            unnamed << in + u'.' + name;
        if (known == named.end() || !direct || known->second->columns.isEmpty())
            continue;
        const QString& table = known->second->table;
        if (std::none_of(needs.begin(), needs.end(),
                         [&](const KindNeed& need) { return need.table == table; }))
            unneeded << table;
    }
    if (!unneeded.isEmpty())
        add(part, HealthState::Warning,
            QStringLiteral("its “needs” do not name %1, which it reads")
                .arg(unneeded.join(QStringLiteral(", "))),
            QStringLiteral("Name the table and its columns: where they are missing, this part is left out "
                           "then, and the install does not fail"));
    if (unnamed.isEmpty())
        return true;
    bad(part,
        QStringLiteral("it reads %1, which “tables” of kind.json does not name: the contract would have no "
                       "right to it")
            .arg(unnamed.join(QStringLiteral(", "))),
        QStringLiteral(
            "Name it in “tables” and in “needs”; one of another schema by a view in schema %1 (HOWTO.md, "
            "“Several schemas”)")
            .arg(schema_));
    return false;
}

} // namespace countersign
