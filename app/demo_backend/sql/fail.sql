-- SPDX-License-Identifier: GPL-3.0-or-later
-- An attempt failed: $1 intent, $2 our lock, $3 error, $4 how many attempts there are, $5 speed. Next try in 2^attempts seconds.
UPDATE "Intent"
SET "status" = (CASE WHEN "attempts" >= $4::int THEN 'FAILED' ELSE 'PENDING' END)::"IntentStatus", "errorMessage" = $3,
    "nextRetryAt" = CASE WHEN "attempts" < $4::int
                         THEN (clock_timestamp() AT TIME ZONE 'UTC') + power(2, "attempts") / $5::float8 * interval '1 s' END,
    "lockedBy" = NULL, "lockedUntil" = NULL, "updatedAt" = (clock_timestamp() AT TIME ZONE 'UTC')
WHERE "id" = $1 AND "lockedBy" = $2 AND "status" = 'PROCESSING'
RETURNING "status"::text, "attempts"
