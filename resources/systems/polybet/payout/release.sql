-- The move the backend's own approval makes, with the human of the last signature as its approver. The backend's workflow
-- takes an APPROVED row without a hash and pays it.
UPDATE {{schema}}."Withdrawal"
SET "status" = 'APPROVED', "approvedBy" = $2,
    "approvedAt" = date_trunc('milliseconds', clock_timestamp() AT TIME ZONE 'UTC'),
    "updatedAt" = date_trunc('milliseconds', clock_timestamp() AT TIME ZONE 'UTC')
WHERE "id" = $1 AND "status" = 'PENDING' AND ("txHash" ~ '\S') IS NOT TRUE
