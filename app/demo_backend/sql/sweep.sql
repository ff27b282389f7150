-- SPDX-License-Identifier: GPL-3.0-or-later
-- The real version's job retry-failed-intents: it carries no intent's id, so its filter falls away and it locks every waiting
-- intent ($1 the name it locks with, $2 lock in seconds), and runs none.
UPDATE "Intent"
SET "status" = 'PROCESSING', "attempts" = "attempts" + 1, "lockedBy" = $1,
    "lockedUntil" = (clock_timestamp() AT TIME ZONE 'UTC') + $2::float8 * interval '1 s',
    "lastAttemptAt" = (clock_timestamp() AT TIME ZONE 'UTC'), "updatedAt" = (clock_timestamp() AT TIME ZONE 'UTC')
WHERE "status" = 'PENDING' AND ("lockedUntil" IS NULL OR "lockedUntil" < (clock_timestamp() AT TIME ZONE 'UTC'))
