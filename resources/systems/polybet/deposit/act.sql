-- What the worker needs to take the row up again: its status, and the counter at zero (at the limit it is never selected).
-- "updatedAt" has no default in the database. The metadata stay as they are: they tell what happened before.
UPDATE {{schema}}."Deposit"
SET "status" = 'PENDING_SWEEP', "retryCount" = 0,
    "updatedAt" = date_trunc('milliseconds', clock_timestamp() AT TIME ZONE 'UTC')
WHERE "id" = $1 AND "status" = 'FAILED'
