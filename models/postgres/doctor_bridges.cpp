// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/bridge_login.h"
#include "models/postgres/doctor_looks.h"
#include "models/postgres/row_reader.h"
#include "models/postgres/sql_text.h"

namespace countersign {

namespace {

// What everybody may, a bridge may too.
const QString openTablesSql = QStringLiteral(
    "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
    " WHERE n.nspname = $1 AND c.relname = ANY ($2::text[])"
    " AND (has_table_privilege('public', c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, "
    "TRIGGER')"
    " OR has_any_column_privilege('public', c.oid, 'SELECT, INSERT, UPDATE, REFERENCES')) ORDER BY 1");

} // namespace

void DoctorLooks::bridges() {
    const auto logins = bridgeLogins(connection_);
    if (!logins)
        return couldNotLook("bridge", logins.failure());
    if (logins->isEmpty())
        return;
    const auto excesses = bridgeExcess(connection_, *logins);
    if (!excesses)
        return couldNotLook("bridge", excesses.failure());
    for (const BridgeExcess& excess : *excesses)
        add("bridge", HealthState::Warning,
            QStringLiteral("%1 is the login of a bridge, which may do nothing else, and it %2")
                .arg(excess.login, excess.text()),
            excess.mends.isEmpty() ? QStringLiteral("Take that away, or give the bridge a login of its own")
                                   : excess.mends.join(u' '));
    const auto open = connection_.run(openTablesSql, {schema_, arrayText(tableNames())});
    if (!open)
        return couldNotLook("bridge", open.failure());
    for (const auto& one : *open) {
        const QString table = RowReader(one).text();
        add("bridge", HealthState::Warning,
            QStringLiteral("everybody has rights on table %1, and so have the bridges, which may do nothing "
                           "else: %2")
                .arg(table, logins->join(QStringLiteral(", "))),
            QStringLiteral("REVOKE ALL ON TABLE %1.%2 FROM PUBLIC;")
                .arg(quotedIdentifier(schema_), quotedIdentifier(table)));
    }
    if (excesses->empty() && open->empty())
        add("bridge", HealthState::Good,
            QStringLiteral("bridges may do nothing else: %1").arg(logins->join(QStringLiteral(", "))));
}

} // namespace countersign
