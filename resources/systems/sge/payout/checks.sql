-- sge never links a commission to the payout that paid it: it stays PAYABLE, and the next batch pays it again.
-- Covered before: commissions still PAYABLE that are older than a payout which has already gone to the same affiliate.
-- Each affiliate's payouts and commissions are read once, however many lines of the batch pay him.
WITH line AS (
  SELECT l."id", l."affiliateId", l."programId", l."currency" FROM {{schema}}."Payout" l WHERE l."batchId" = $1
), payee AS (
  SELECT DISTINCT line."programId", line."affiliateId" FROM line
), covered AS MATERIALIZED (
  SELECT payee."programId", payee."affiliateId", e."id", e."batchId", open.number, open.amount
  FROM payee
  CROSS JOIN LATERAL (
    SELECT o."id", o."batchId", o."createdAt" FROM {{schema}}."Payout" o
    WHERE o."programId" = payee."programId" AND o."affiliateId" = payee."affiliateId"
      AND o."batchId" IS DISTINCT FROM $1 AND o."status" IN ('APPROVED', 'PROCESSING', 'COMPLETED')
    ORDER BY o."createdAt" DESC, o."id" DESC LIMIT 1) e
  CROSS JOIN LATERAL (
    SELECT count(*) AS number, sum(c."amount") AS amount FROM {{schema}}."Commission" c
    WHERE c."programId" = payee."programId" AND c."affiliateId" = payee."affiliateId" AND c."status" = 'PAYABLE'
      AND c."payoutId" IS NULL AND c."createdAt" <= e."createdAt") open
  WHERE open.number > 0
), unlinked AS MATERIALIZED (
  SELECT payee."programId", payee."affiliateId", e."id", e."batchId", e."amount"
  FROM payee
  CROSS JOIN LATERAL (
    SELECT o."id", o."batchId", o."amount" FROM {{schema}}."Payout" o
    WHERE o."programId" = payee."programId" AND o."affiliateId" = payee."affiliateId"
      AND o."batchId" IS DISTINCT FROM $1 AND o."status" = 'COMPLETED'
      -- by the index, one at a time: EXISTS could be answered by reading all commissions
      AND (SELECT true FROM {{schema}}."Commission" c WHERE c."payoutId" = o."id" LIMIT 1) IS NULL
    ORDER BY o."id" LIMIT 500) e
)
(SELECT 'commission-paid-before'::text AS check_name, line."id" AS line, c.amount AS amount, line."currency" AS currency,
        jsonb_build_object('payout', c."id", 'batch', c."batchId", 'commissions', c.number,
                           'again', c.amount::text) AS evidence
 FROM line JOIN covered c ON c."programId" = line."programId" AND c."affiliateId" = line."affiliateId"
 ORDER BY line."id" LIMIT 500)
UNION ALL
(SELECT 'completed-links-nothing', l."id", u."amount", l."currency",
        jsonb_build_object('payout', u."id", 'batch', u."batchId")
 FROM (SELECT line.* FROM line
       WHERE (line."programId", line."affiliateId") IN (SELECT u."programId", u."affiliateId" FROM unlinked u)
       ORDER BY line."id" LIMIT 500) l
 JOIN unlinked u ON u."programId" = l."programId" AND u."affiliateId" = l."affiliateId"
 ORDER BY l."id", u."id" LIMIT 500)
