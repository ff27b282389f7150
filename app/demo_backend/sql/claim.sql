-- SPDX-License-Identifier: GPL-3.0-or-later
-- Takes up to $2 intents: queued ones ($1), and when $5 also those whose next attempt is due. Two workers never get the same row.
UPDATE "Intent" AS i
SET "status" = 'PROCESSING', "attempts" = i."attempts" + 1, "lockedBy" = $3 || i."id",
    "lockedUntil" = t.now + $4::float8 * interval '1 s', "lastAttemptAt" = t.now, "updatedAt" = t.now
FROM (SELECT (clock_timestamp() AT TIME ZONE 'UTC')::timestamp(3) AS now) AS t,
     (SELECT "id" FROM "Intent"
      WHERE "status" = 'PENDING' AND ("lockedUntil" IS NULL OR "lockedUntil" < (clock_timestamp() AT TIME ZONE 'UTC'))
        AND ("id" = ANY ($1::text[]) OR ($5::boolean AND "nextRetryAt" <= (clock_timestamp() AT TIME ZONE 'UTC')))
      LIMIT $2::int FOR UPDATE SKIP LOCKED) AS due
WHERE i."id" = due."id"
RETURNING i."id", i."type"::text, i."attempts", i."lockedBy"
