-- Takes a release back as long as nobody has begun to pay.
UPDATE {{schema}}."PayoutBatch"
SET "status" = 'PENDING', "approvedById" = NULL, "approvedAt" = NULL,
    "updatedAt" = date_trunc('milliseconds', clock_timestamp() AT TIME ZONE 'UTC')
WHERE "id" = $1 AND "status" = 'APPROVED'
