-- More than one credit for one deposit, by its id, by its transaction, or by both. Every deposit touched in the slice is
-- counted whole, and told in the slice that holds its last entry.
SELECT 'DEPOSIT/' || c.reference AS subject_id, max(l."createdAt") AT TIME ZONE 'UTC' AS since,
       trim_scale(sum(l."amount") - (array_agg(l."amount" ORDER BY l."createdAt", l."id"))[1]) AS amount,
       left(min(l."currency"), 64) AS currency,
       jsonb_build_object('rule', 'more than one CREDIT for one DEPOSIT reference', 'limit', '1', 'entries', count(*),
         'credited', trim_scale(sum(l."amount"))::text, 'userId', left(min(l."userId"), 200),
         'ids', (array_agg(left(l."id", 200) ORDER BY l."createdAt", l."id"))[1:20]) AS evidence
FROM (
  SELECT DISTINCT coalesce(d."id", e."referenceId") AS reference, coalesce(d."txHash", o."txHash") AS hash
  FROM {{table:LedgerEntry}} e
  LEFT JOIN {{schema}}."Deposit" d ON d."txHash" = e."referenceId"
  LEFT JOIN {{schema}}."Deposit" o ON o."id" = e."referenceId"
  WHERE e."id" > {{from}} AND e."id" <= {{to}} AND e."referenceType" = 'DEPOSIT' AND e."direction" = 'CREDIT'
    AND e."referenceId" <> '' AND e."accountType" IS DISTINCT FROM 'DEMO'
) c
JOIN {{table:LedgerEntry}} l ON l."referenceType" = 'DEPOSIT' AND l."direction" = 'CREDIT'
  AND l."referenceId" IN (c.reference, c.hash)
  AND l."accountType" IS DISTINCT FROM 'DEMO'
GROUP BY c.reference
HAVING count(DISTINCT l."id") > 1 AND max(l."id") > {{from}} AND max(l."id") <= {{to}}
