-- More than one credit for one deposit, by its id, by its transaction, or by both, or for one withdrawal given back; a
-- debit with the same reference takes one back. Every reference touched in the slice is counted whole, and told in the
-- slice that holds its last credit. The types are constants, so that the index of type and reference is used.
SELECT l."referenceType" || '/' || c.reference AS subject_id, max(l."createdAt") AT TIME ZONE 'UTC' AS since,
       trim_scale(sum(x.signed) - (array_agg(l."amount" ORDER BY l."createdAt", l."id"))[1]) AS amount,
       left(min(l."currency"), 64) AS currency,
       jsonb_build_object('rule', 'more than one CREDIT for one ' || l."referenceType" || ' reference', 'limit', '1',
         'entries', count(*), 'credited', trim_scale(sum(x.signed))::text, 'userId', left(min(l."userId"), 200),
         'ids', (array_agg(left(l."id", 200) ORDER BY l."createdAt", l."id"))[1:20]) AS evidence
FROM (
  SELECT DISTINCT coalesce(d."id", e."referenceId") AS reference, coalesce(d."txHash", o."txHash") AS hash
  FROM {{table:LedgerEntry}} e
  LEFT JOIN {{schema}}."Deposit" d ON d."txHash" = e."referenceId"
  LEFT JOIN {{schema}}."Deposit" o ON o."id" = e."referenceId"
  WHERE e."id" > {{from}} AND e."id" <= {{to}} AND e."direction" = 'CREDIT' AND e."referenceId" <> ''
    AND e."referenceType" IN ('DEPOSIT', 'WITHDRAWAL_REJECT', 'WITHDRAWAL_REFUND')
) c
JOIN {{table:LedgerEntry}} l ON l."referenceType" IN ('DEPOSIT', 'WITHDRAWAL_REJECT', 'WITHDRAWAL_REFUND')
  AND l."referenceId" IN (c.reference, c.hash)
  AND l."direction" IN ('CREDIT', 'DEBIT') AND l."accountType" IS DISTINCT FROM 'DEMO'
CROSS JOIN LATERAL (SELECT CASE l."direction" WHEN 'CREDIT' THEN l."amount" ELSE -l."amount" END AS signed,
                           CASE l."direction" WHEN 'CREDIT' THEN l."id" END AS credit) x
GROUP BY l."referenceType", c.reference
HAVING count(x.credit) > 1 + count(*) - count(x.credit) AND max(x.credit) > {{from}} AND max(x.credit) <= {{to}}
