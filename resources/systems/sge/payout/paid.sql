-- What was paid, or may have been: FAILED may have been sent, the error can come after the transfer.
SELECT l."id" AS line_id, l."batchId" AS payout_id, l."destination" AS destination, l."method"::text AS method,
       l."amount" AS amount, l."currency" AS currency,
       coalesce(l."executedAt", l."updatedAt") AT TIME ZONE 'UTC' AS at, l."affiliateId" AS payee
FROM {{schema}}."Payout" l
WHERE l."status" IN ('PROCESSING', 'COMPLETED', 'FAILED')
