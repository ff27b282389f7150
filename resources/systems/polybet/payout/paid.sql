-- What was paid, or may have been: APPROVED may be on the chain, and FAILED with a hash was sent.
SELECT w."id" AS line_id, w."id" AS payout_id, w."toAddress" AS destination, 'polygon'::text AS method,
       trim_scale(w."amount") AS amount, w."currency" AS currency,
       coalesce(w."approvedAt", w."updatedAt") AT TIME ZONE 'UTC' AS at, w."userId" AS payee
FROM {{schema}}."Withdrawal" w
WHERE w."status" IN ('APPROVED', 'COMPLETED') OR w."status" = 'FAILED' AND w."txHash" IS NOT NULL
