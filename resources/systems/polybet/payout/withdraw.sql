-- Takes a release back while no hash is written. The backend may have begun to pay all the same: who approved it and when
-- stays in the row, so that a finding and a check before the next proposal say so.
UPDATE {{schema}}."Withdrawal"
SET "status" = 'PENDING', "updatedAt" = date_trunc('milliseconds', clock_timestamp() AT TIME ZONE 'UTC')
WHERE "id" = $1 AND "status" = 'APPROVED' AND ("txHash" ~ '\S') IS NOT TRUE
