-- The backend's own row: the guard lets it through because the request was claimed.
UPDATE "PayoutBatch" SET "status" = 'PROCESSING', "executedAt" = (clock_timestamp() AT TIME ZONE 'UTC')::timestamp(3),
       "updatedAt" = (clock_timestamp() AT TIME ZONE 'UTC')::timestamp(3)
WHERE "id" = $1 AND "status" = 'APPROVED' RETURNING "id"
