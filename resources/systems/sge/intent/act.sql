-- What the worker needs to take the row up again: a due nextRetryAt (NULL never matches its query), the counter at
-- zero, no lock; "updatedAt" has no default in the database.
UPDATE {{schema}}."Intent"
SET "status" = 'PENDING', "attempts" = 0, "errorMessage" = NULL, "lockedBy" = NULL, "lockedUntil" = NULL,
    "nextRetryAt" = (clock_timestamp() AT TIME ZONE 'UTC')::timestamp(3),
    "updatedAt" = (clock_timestamp() AT TIME ZONE 'UTC')::timestamp(3)
WHERE "id" = $1
