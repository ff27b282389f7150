// SPDX-License-Identifier: GPL-3.0-or-later
// What is read with the rights of whoever asks, where the contract has given nobody any: behind views with
// security_invoker (PostgreSQL 15), and in functions of the backend's.
#include "models/postgres/kind_checker.h"
#include "models/postgres/row_reader.h"
#include "models/postgres/sql_text.h"

#include <QRegularExpression>

#include <algorithm>

namespace countersign {
namespace {

/// What each view of schema $1 among $2 reads itself, where it leaves the rights to who reads it.
const QString invokerViewsSql = QStringLiteral(
    "SELECT DISTINCT v.relname, n.nspname, c.relname FROM pg_class v JOIN pg_rewrite w ON w.ev_class = v.oid"
    " JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = w.oid"
    "  AND d.refclassid = 'pg_class'::regclass AND d.refobjid <> v.oid"
    " JOIN pg_class c ON c.oid = d.refobjid JOIN pg_namespace n ON n.oid = c.relnamespace"
    " WHERE v.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = $1) AND v.relname = ANY "
    "($2::text[])"
    " AND v.relkind = 'v' AND n.nspname <> 'pg_catalog'"
    " AND EXISTS (SELECT FROM unnest(v.reloptions) o WHERE o ~* '^security_invoker=(t|true|on|y|yes|1)$')"
    " ORDER BY 1, 2, 3");

const QString functionsSql = QStringLiteral(
    "SELECT DISTINCT n.nspname || '.' || p.proname FROM unnest($1::text[], $2::text[]) AS u (space, name)"
    " JOIN pg_namespace n ON n.nspname = u.space JOIN pg_proc p ON p.pronamespace = n.oid AND p.proname = "
    "u.name"
    " WHERE n.nspname NOT IN ('pg_catalog', 'countersign') AND NOT p.prosecdef ORDER BY 1");

/// A name as it is meant: quoted as it stands, otherwise in lower case.
QString meant(const QString& written) {
    QString name = written;
    if (!name.startsWith(u'"'))
        return name.toLower();
    return name.mid(1, name.size() - 2).replace(QStringLiteral("\"\""), QStringLiteral("\""));
}

} // namespace

void KindChecker::invokerViews() {
    QStringList here;
    for (const KindTable& table : kind_.tables)
        here << tables_.nameOf(table.table);
    const auto rows = connection_.run(invokerViewsSql, {schema_, arrayText(here)});
    if (!rows)
        return add(QStringLiteral("tables"), HealthState::Unknown,
                   QStringLiteral("whose rights its views ask for could not be looked at: ") +
                       rows.failure().detail);
    std::map<QString, QStringList> unnamed;
    for (const auto& one : *rows) {
        RowReader row(one);
        const QString view = row.text();
        const QString in = row.text();
        const QString read = row.text();
        if (in != schema_ || !here.contains(read))
            unnamed[view] << in + u'.' + read;
    }
    for (const auto& [view, reads] : unnamed)
        bad(QStringLiteral("table ") + view,
            QStringLiteral(
                "it is a view with security_invoker: who reads it needs a right to %1 as well, and the "
                "contract gets none")
                .arg(reads.join(QStringLiteral(", "))),
            QStringLiteral("Name what it reads in “tables”, with the columns; or read a view without "
                           "security_invoker instead"));
}

void KindChecker::functions(const QString& part, const QString& sql) {
    // The search path has no schema of the backend's: a function of its own needs one.
    static const QRegularExpression call(QStringLiteral(
        "(\"(?:[^\"]|\"\")+\"|[A-Za-z_]\\w*)\\s*\\.\\s*(\"(?:[^\"]|\"\")+\"|[A-Za-z_]\\w*)\\s*\\("));
    QStringList spaces, names;
    for (auto found = call.globalMatch(sql); found.hasNext();) {
        const auto match = found.next();
        spaces << meant(match.captured(1));
        names << meant(match.captured(2));
    }
    if (names.isEmpty())
        return;
    const auto rows = connection_.run(functionsSql, {arrayText(spaces), arrayText(names)});
    if (!rows)
        return add(part, HealthState::Unknown,
                   QStringLiteral("which functions it calls could not be looked at: ") +
                       rows.failure().detail);
    if (rows->empty())
        return;
    QStringList called;
    for (const auto& one : *rows)
        called << RowReader(one).text();
    add(part, HealthState::Warning,
        QStringLiteral(
            "it calls %1: what that reads is read with the rights of who asks, and the contract gives "
            "nobody any")
            .arg(called.join(QStringLiteral(", "))),
        QStringLiteral(
            "Write what it does into the SQL; or, if it reads tables, have it made SECURITY DEFINER"));
}

} // namespace countersign
