// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/bridge_login.h"

#include "models/postgres/connection.h"
#include "models/postgres/row_reader.h"
#include "models/postgres/sql_text.h"

namespace countersign {
namespace {

constexpr int maxExcesses = 200; ///< of one look
constexpr int maxNamed = 3;      ///< in one sentence

/// %1: the logins, as an array of text. A superuser has everything and is told once. What is owned or granted
/// stands in pg_shdepend, of this database and of the others; only CONNECT on a database is no right too
/// many. What countersign_bridge was given besides its two functions, each of its members has.
QString excessSql(const QString& logins) {
    return QStringLiteral(R"(
WITH login AS (SELECT * FROM pg_roles WHERE rolname = ANY (%1)),
 bridge AS (SELECT oid, rolname FROM pg_roles WHERE rolname = 'countersign_bridge'),
 holder AS (SELECT rolname AS login, oid, rolname AS name FROM login WHERE NOT rolsuper
            UNION SELECT l.rolname, b.oid, b.rolname FROM login l CROSS JOIN bridge b WHERE NOT l.rolsuper),
 dependency AS (
  SELECT h.login, h.name, d.dbid, d.classid, d.objid, d.deptype
  FROM holder h JOIN pg_shdepend d ON d.refclassid = 'pg_authid'::regclass AND d.refobjid = h.oid
  WHERE d.deptype IN ('o', 'a') AND d.classid <> 'pg_auth_members'::regclass
    AND NOT (d.classid = 'pg_database'::regclass AND d.deptype = 'a')),
 here AS (
  SELECT * FROM dependency d
  WHERE d.dbid IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
    AND NOT (d.deptype = 'a' AND d.classid = 'pg_namespace'::regclass
             AND EXISTS (SELECT FROM pg_namespace n WHERE n.oid = d.objid AND n.nspname = 'countersign'))
    AND NOT (d.deptype = 'a' AND d.classid = 'pg_proc'::regclass
             AND EXISTS (SELECT FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
                         WHERE p.oid = d.objid AND n.nspname = 'countersign'
                           AND p.proname IN ('bridge_retries', 'bridge_beat'))))
SELECT login::text, what || CASE WHEN holder = login THEN '' ELSE ', by ' || holder END AS what, mend FROM (
 SELECT rolname, rolname, 'is a superuser', format('ALTER ROLE %I NOSUPERUSER;', rolname) FROM login WHERE rolsuper
 UNION SELECT l.rolname, l.rolname, 'has ' || a.name, format('ALTER ROLE %I NO%s;', l.rolname, a.name)
 FROM login l CROSS JOIN LATERAL (VALUES (l.rolcreaterole, 'CREATEROLE'), (l.rolcreatedb, 'CREATEDB'),
   (l.rolreplication, 'REPLICATION'), (l.rolbypassrls, 'BYPASSRLS')) a (has, name)
 WHERE a.has AND NOT l.rolsuper
 UNION SELECT h.login, h.name, 'is a member of ' || g.rolname, format('REVOKE %I FROM %I;', g.rolname, h.name)
 FROM holder h JOIN pg_auth_members m ON m.member = h.oid JOIN pg_roles g ON g.oid = m.roleid
 WHERE g.rolname <> 'countersign_bridge'
 UNION SELECT h.login, h.name, 'may make others bridges',
   format('REVOKE ADMIN OPTION FOR countersign_bridge FROM %I;', h.name)
 FROM holder h JOIN pg_auth_members m ON m.member = h.oid JOIN bridge b ON b.oid = m.roleid WHERE m.admin_option
 UNION SELECT h.login, h.name, 'has ' || x.privilege_type || ' on database ' || d.datname,
   format('REVOKE %s ON DATABASE %I FROM %I;', x.privilege_type, d.datname, h.name)
 FROM holder h CROSS JOIN pg_database d CROSS JOIN LATERAL aclexplode(d.datacl) x
 WHERE x.grantee = h.oid AND x.privilege_type <> 'CONNECT'
 UNION SELECT d.login, d.name, CASE d.deptype WHEN 'o' THEN 'owns ' ELSE 'was granted rights on ' END
     || pg_describe_object(d.classid, d.objid, 0),
   CASE WHEN d.deptype = 'a' AND c.oid IS NOT NULL
     THEN format('REVOKE ALL ON %s %I.%I FROM %I;', CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END,
                 n.nspname, c.relname, d.name) ELSE '' END
 FROM here d LEFT JOIN pg_class c ON d.classid = 'pg_class'::regclass AND c.oid = d.objid
 LEFT JOIN pg_namespace n ON n.oid = c.relnamespace
 UNION SELECT d.login, d.name, 'owns something in database ' || b.datname || ', or was granted it', ''
 FROM dependency d JOIN pg_database b ON b.oid = d.dbid
 WHERE b.datname <> current_database() AND d.name = d.login
) excess (login, holder, what, mend) ORDER BY login, what)")
        .arg(logins);
}

} // namespace

QString BridgeExcess::text() const {
    QStringList named = what.mid(0, maxNamed);
    if (what.size() > maxNamed)
        named << QStringLiteral("%1 more").arg(what.size() - maxNamed);
    return named.join(QStringLiteral(", and "));
}

Result<std::vector<BridgeExcess>> bridgeExcess(Connection& connection, const QStringList& logins) {
    const auto rows =
        connection.run(excessSql(QStringLiteral("$1::text[]")) + QStringLiteral(" LIMIT %1").arg(maxExcesses),
                       {arrayText(logins)});
    if (!rows)
        return rows.failure();
    std::vector<BridgeExcess> all;
    for (const auto& one : *rows) {
        RowReader row(one);
        const QString login = row.text();
        if (all.empty() || all.back().login != login)
            all.push_back({login, {}, {}});
        all.back().what << row.text();
        if (const QString mend = row.text(); !mend.isEmpty())
            all.back().mends << mend;
    }
    return all;
}

Status checkBridgeRights(Connection& connection, const QStringList& bridges) {
    const auto found = bridgeExcess(connection, bridges);
    if (!found)
        return found.failure();
    if (found->empty())
        return Nothing{};
    const BridgeExcess& first = found->front();
    const QString statements = first.mends.isEmpty()
                                   ? QString()
                                   : QStringLiteral(" (%1)").arg(first.mends.mid(0, maxNamed).join(u' '));
    return Failure{
        FailureKind::BadInput,
        QStringLiteral("a bridge may do nothing else, and this login %1").arg(first.text()),
        QStringLiteral("bridge “%1”").arg(first.login),
        QStringLiteral("Take that away%1, or make a login of its own: CREATE ROLE name LOGIN PASSWORD '...'")
            .arg(statements),
        {}};
}

QString bridgesSql(const QStringList& bridges) {
    if (bridges.isEmpty())
        return {};
    // The names come by a setting: a literal of theirs could hold whatever quotes the block.
    QString sql =
        QStringLiteral("SELECT set_config('countersign.bridges', %1, true);\n"
                       "DO $bridges$\nDECLARE\n  one record;\nBEGIN\n  FOR one IN %2 LIMIT 1\n  LOOP\n"
                       "    RAISE EXCEPTION 'login % can not be a bridge, which may do nothing else: it %',"
                       " one.login, one.what USING HINT = one.mend;\n  END LOOP;\nEND\n$bridges$;\n")
            .arg(quotedLiteral(arrayText(bridges)),
                 excessSql(QStringLiteral("current_setting('countersign.bridges')::text[]")));
    for (const QString& login : bridges)
        sql += QStringLiteral("GRANT countersign_bridge TO %1;\n").arg(quotedIdentifier(login));
    return sql;
}

Result<QStringList> bridgeLogins(Connection& connection) {
    // A superuser counts as a member of every role: only one that was made a bridge is meant.
    const auto rows = connection.run(QStringLiteral(
        "SELECT r.rolname::text FROM pg_roles r JOIN pg_roles b ON b.rolname = 'countersign_bridge'"
        " WHERE r.rolcanlogin AND pg_has_role(r.oid, b.oid, 'USAGE') AND (NOT r.rolsuper OR EXISTS"
        " (SELECT FROM pg_auth_members m WHERE m.roleid = b.oid AND m.member = r.oid)) ORDER BY 1"));
    if (!rows)
        return rows.failure();
    QStringList logins;
    for (const auto& one : *rows)
        logins << RowReader(one).text();
    return logins;
}

} // namespace countersign
