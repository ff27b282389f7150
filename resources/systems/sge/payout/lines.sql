-- The lines of a batch; the affiliate is who is paid.
SELECT l."batchId" AS payout_id, l."id" AS line_id, l."destination" AS destination, l."method"::text AS method,
       l."amount" AS amount, l."currency" AS currency, l."affiliateId" AS payee
FROM {{schema}}."Payout" l
WHERE l."batchId" IS NOT NULL
