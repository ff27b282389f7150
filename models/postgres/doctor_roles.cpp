// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/doctor_looks.h"
#include "models/postgres/row_reader.h"
#include "models/postgres/sql_text.h"

namespace countersign {

namespace {

inline constexpr int maxRoleLines = 50;

/// A way to defeat the contract, and who has it. A superuser has all of them and is named once.
struct Danger {
    const char* has;  ///< SQL that gives role names
    const char* text; ///< %1: the role
    const char* mend; ///< %1: the role, quoted
};

const Danger dangers[] = {
    {"SELECT rolname FROM pg_roles WHERE rolsuper AND rolcanlogin AND oid <> 10",
     "%1 is a superuser: the contract can't hold it, only the signatures outside can tell",
     "ALTER ROLE %1 NOSUPERUSER;"},
    {"SELECT rolname FROM pg_roles WHERE rolcreaterole AND NOT rolsuper",
     "%1 has CREATEROLE: it can make itself a member of the contract's roles", "ALTER ROLE %1 NOCREATEROLE;"},
    {"SELECT rolname FROM pg_roles WHERE rolbypassrls AND NOT rolsuper",
     "%1 has BYPASSRLS: row security does not hold it", "ALTER ROLE %1 NOBYPASSRLS;"},
    {"SELECT m.rolname FROM pg_roles m JOIN pg_roles g ON g.rolname = 'pg_write_all_data'"
     " WHERE NOT m.rolsuper AND m.oid <> g.oid AND pg_has_role(m.oid, g.oid, 'MEMBER')",
     "%1 is in pg_write_all_data: it can write the contract's tables past its functions",
     "REVOKE pg_write_all_data FROM %1;"},
    {"SELECT m.rolname FROM pg_roles m JOIN pg_roles g ON g.rolname = 'countersign_owner'"
     " WHERE NOT m.rolsuper AND m.oid <> g.oid AND pg_has_role(m.oid, g.oid, 'MEMBER')",
     "%1 is a member of countersign_owner: it can change the contract itself",
     "REVOKE countersign_owner FROM %1;"},
};

QString put(const char* pattern, const QString& role) {
    return QString::fromLatin1(pattern).arg(role);
}

} // namespace

void DoctorLooks::roles() {
    bool none = true;
    for (const Danger& danger : dangers) {
        const auto rows = connection_.run(QString::fromLatin1(danger.has) +
                                          QStringLiteral(" ORDER BY 1 LIMIT %1").arg(maxRoleLines));
        if (!rows) {
            couldNotLook("role", rows.failure());
            continue;
        }
        for (const auto& one : *rows) {
            const QString role = RowReader(one).text();
            none = false;
            add("role", HealthState::Warning, put(danger.text, role),
                put(danger.mend, quotedIdentifier(role)));
        }
    }
    if (none)
        add("role", HealthState::Good,
            QStringLiteral("no role but the server's own superuser could defeat the contract"));

    const auto owners = connection_.run(
        QStringLiteral("SELECT r.rolname, count(*), r.rolsuper FROM pg_class c JOIN pg_namespace n ON n.oid "
                       "= c.relnamespace"
                       " JOIN pg_roles r ON r.oid = c.relowner"
                       " WHERE n.nspname = $1 AND c.relname = ANY ($2::text[]) AND c.relkind IN ('r', 'p')"
                       " GROUP BY r.rolname, r.rolsuper ORDER BY 1"),
        {schema_, arrayText(tableNames())});
    if (!owners)
        return couldNotLook("table-owner", owners.failure());
    for (const auto& one : *owners) {
        RowReader row(one);
        const QString role = row.text();
        const qint64 count = row.integer().value_or(0);
        const bool mine = role == session_.login;
        add("table-owner", mine ? HealthState::Warning : HealthState::Good,
            QStringLiteral("%1 owns %2 of the backend's tables and can change them past the contract%3")
                .arg(role)
                .arg(count)
                .arg(mine ? QStringLiteral("; it is you, and people should have a login of their own")
                          : QString()));
    }
}

} // namespace countersign
