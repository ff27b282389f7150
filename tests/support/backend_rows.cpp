// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/backend_rows.h"

#include "models/postgres/sql_text.h"

namespace countersign {

QString programSql() {
    return QStringLiteral(
        "INSERT INTO \"Program\" (\"id\", \"name\", \"slug\", \"treasuryAddress\", \"updatedAt\")"
        " VALUES ('p1', 'Program one', 'p1', '0x0', now() AT TIME ZONE 'UTC');\n");
}

QString manyIntentsSql(int count) {
    return QStringLiteral("INSERT INTO \"Intent\" (\"id\", \"programId\", \"type\", \"idempotencyKey\", "
                          "\"wallet\", \"payload\","
                          " \"status\", \"createdAt\", \"updatedAt\")"
                          " SELECT 'i' || lpad(n::text, 6, '0'), 'p1', 'CLAIM', 'key-' || n, '0x' || "
                          "lpad(n::text, 40, '0'),"
                          " jsonb_build_object('amount', n || '.250000'),"
                          " (ARRAY['PENDING','PROCESSING','CONFIRMED','FAILED','EXPIRED'])[1 + n %% "
                          "5]::\"IntentStatus\","
                          " t.at, t.at FROM generate_series(1, %1) n,"
                          " LATERAL (SELECT (now() AT TIME ZONE 'UTC')::timestamp(3) - make_interval(mins => "
                          "n) AS at) t;\n")
        .replace(QStringLiteral("%%"), QStringLiteral("%"))
        .arg(count);
}

QString orphanIntentSql(const QString& id) {
    return QStringLiteral("INSERT INTO \"Intent\" (\"id\", \"programId\", \"type\", \"idempotencyKey\", "
                          "\"wallet\", \"payload\","
                          " \"createdAt\", \"updatedAt\") VALUES (%1, 'p1', 'CLAIM', 'key ' || %1, '0xabc', "
                          "'{\"amount\": \"7.5\"}',"
                          " now() AT TIME ZONE 'UTC' - interval '1 day', now() AT TIME ZONE 'UTC' - interval "
                          "'1 day');\n")
        .arg(quotedLiteral(id));
}

} // namespace countersign
