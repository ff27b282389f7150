-- sge never links a commission to the payout that paid it: it stays PAYABLE, and the next batch pays it again.
-- Covered before: commissions still PAYABLE that are older than a payout which has already gone to the same affiliate.
WITH line AS (
  SELECT l."id", l."affiliateId", l."programId", l."amount", l."currency"
  FROM {{schema}}."Payout" l WHERE l."batchId" = $1
), earlier AS (
  SELECT line."id" AS line_id, o."id", o."batchId", o."createdAt", o."amount",
         EXISTS (SELECT FROM {{schema}}."Commission" c WHERE c."payoutId" = o."id") AS linked
  FROM line JOIN {{schema}}."Payout" o
    ON o."affiliateId" = line."affiliateId" AND o."programId" = line."programId" AND o."id" <> line."id"
   AND o."batchId" IS DISTINCT FROM $1 AND o."status" IN ('APPROVED', 'PROCESSING', 'COMPLETED')
)
(SELECT 'commission-paid-before'::text AS check_name, line."id" AS line, covered.amount AS amount, line."currency" AS currency,
        jsonb_build_object('payout', e."id", 'batch', e."batchId", 'commissions', covered.number,
                           'again', covered.amount::text) AS evidence
 FROM line
 CROSS JOIN LATERAL (SELECT * FROM earlier e WHERE e.line_id = line."id" ORDER BY e."createdAt" DESC LIMIT 1) e
 CROSS JOIN LATERAL (
   SELECT count(*) AS number, sum(c."amount") AS amount FROM {{schema}}."Commission" c
   WHERE c."programId" = line."programId" AND c."affiliateId" = line."affiliateId" AND c."status" = 'PAYABLE'
     AND c."payoutId" IS NULL AND c."createdAt" <= e."createdAt") covered
 WHERE covered.number > 0 ORDER BY line."id" LIMIT 500)
UNION ALL
(SELECT 'completed-links-nothing', e.line_id, e."amount", line."currency",
        jsonb_build_object('payout', e."id", 'batch', e."batchId")
 FROM earlier e JOIN line ON line."id" = e.line_id
 JOIN {{schema}}."Payout" o ON o."id" = e."id" AND o."status" = 'COMPLETED'
 WHERE NOT e.linked ORDER BY e.line_id LIMIT 500)
