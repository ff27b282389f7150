-- The move the backend's own approval makes, with the human of the last signature as its approver.
UPDATE {{schema}}."PayoutBatch"
SET "status" = 'APPROVED', "approvedById" = $2,
    "approvedAt" = date_trunc('milliseconds', clock_timestamp() AT TIME ZONE 'UTC'),
    "updatedAt" = date_trunc('milliseconds', clock_timestamp() AT TIME ZONE 'UTC')
WHERE "id" = $1 AND "status" = 'PENDING'
