// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/probe.h"

#include "models/postgres/connection.h"
#include "models/postgres/row_reader.h"

namespace countersign {
namespace {

const QString serverSql =
    QStringLiteral("SELECT current_setting('server_version_num'), current_setting('server_version'),"
                   " current_setting('server_encoding'), current_user::text, r.rolsuper, r.rolcreaterole,"
                   " has_database_privilege(current_database(), 'CREATE'), pg_is_in_recovery(),"
                   " to_regnamespace('countersign') IS NOT NULL"
                   " FROM pg_roles r WHERE r.rolname = current_user");

const QString loginsSql = QStringLiteral("SELECT rolname::text FROM pg_roles WHERE rolcanlogin");

// Whether a name exists and may be read must be known before it is used: SQL looks names up first.
const QString mayReadSql = QStringLiteral(
    "SELECT coalesce(bool_or(p.proname = 'whoami' AND has_function_privilege(p.oid, 'EXECUTE')), false)"
    " AND has_schema_privilege(n.oid, 'USAGE')"
    " FROM pg_namespace n LEFT JOIN pg_proc p ON p.pronamespace = n.oid"
    " WHERE n.nspname = 'countersign' GROUP BY n.oid");

Status readContract(Connection& connection, DatabaseProbe& probe) {
    const Result<pqxx::result> may = connection.run(mayReadSql);
    if (!may)
        return may.failure();
    if (may->empty())
        return Nothing{};
    const pqxx::row first = may->front();
    if (!RowReader(first).boolean().value_or(false))
        return Nothing{};
    const Result<pqxx::result> who = connection.run(
        QStringLiteral("SELECT contract_version, kind, backend_schema FROM countersign.whoami()"));
    if (!who)
        return who.failure();
    const pqxx::row row = who->front();
    RowReader reader(row);
    probe.contractVersion = reader.smallInteger().value_or(0);
    probe.installedKind = reader.text();
    probe.installedSchema = reader.text();
    return Nothing{};
}

} // namespace

Result<DatabaseProbe> probeDatabase(Connection& connection, const KindPack& kind, const QString& schema) {
    DatabaseProbe probe;
    probe.schema = schema;
    const Result<pqxx::result> server = connection.run(serverSql);
    if (!server)
        return server.failure();
    const pqxx::row row = server->front();
    RowReader reader(row);
    probe.serverVersionNumber = reader.text().toInt();
    probe.serverVersion = reader.text();
    probe.encoding = reader.text();
    probe.login = reader.text();
    probe.superuser = reader.boolean().value_or(false);
    probe.mayCreateRoles = reader.boolean().value_or(false) || probe.superuser;
    probe.mayCreateSchemas = reader.boolean().value_or(false);
    probe.onStandby = reader.boolean().value_or(false);
    probe.contractSchema = reader.boolean().value_or(false);

    const Result<KindTables> tables = KindTables::look(connection, kind, schema);
    if (!tables)
        return tables.failure();
    probe.tables = *tables;
    const Result<pqxx::result> logins = connection.run(loginsSql);
    if (!logins)
        return logins.failure();
    for (const auto& login : *logins)
        probe.logins << RowReader(login).text();
    if (const Status contract = readContract(connection, probe); !contract)
        return contract.failure();
    return probe;
}

} // namespace countersign
