-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the documented gauges tell: a balance for each program, and how many intents wait.
SELECT "programId", sum("amount")::text, NULL FROM "LedgerEntry" GROUP BY "programId"
UNION ALL
SELECT NULL, NULL, count(*)::text FROM "Intent" WHERE "status" = 'PENDING'
