-- What the worker needs to take the row up again: a due nextRetryAt (NULL never matches its query), the counter at
-- zero, no lock; "updatedAt" has no default in the database. Truncated: rounded, it might not be due yet.
UPDATE {{schema}}."Intent"
SET "status" = 'PENDING', "attempts" = 0, "errorMessage" = NULL, "lockedBy" = NULL, "lockedUntil" = NULL,
    "nextRetryAt" = date_trunc('milliseconds', clock_timestamp() AT TIME ZONE 'UTC'),
    "updatedAt" = date_trunc('milliseconds', clock_timestamp() AT TIME ZONE 'UTC')
WHERE "id" = $1
