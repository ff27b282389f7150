-- The entry does not add up: after = before + amount (CREDIT) or - amount (DEBIT), amount above zero. The backend computes
-- in binary fractions, so a difference of their rounding is none.
SELECT l."id" AS subject_id, l."createdAt" AT TIME ZONE 'UTC' AS since,
       trim_scale(nullif(abs(l."balanceAfter" - x.expected), 'NaN')) AS amount, left(l."currency", 64) AS currency,
       jsonb_build_object('rule', CASE WHEN x.expected IS NULL THEN 'the direction is neither CREDIT nor DEBIT'
                                       WHEN NOT l."amount" > 0 OR l."amount" = 'NaN' THEN 'the amount is not above zero'
                                       ELSE 'after is not before with the amount' END,
         'limit', x.tolerance::text, 'direction', left(l."direction", 40), 'entryAmount', trim_scale(l."amount")::text,
         'before', trim_scale(l."balanceBefore")::text, 'after', trim_scale(l."balanceAfter")::text,
         'expected', trim_scale(x.expected)::text,
         'userId', left(l."userId", 200), 'reference', left(concat(l."referenceType", '/', l."referenceId"), 400)) AS evidence
FROM {{table:LedgerEntry}} l
CROSS JOIN LATERAL (
  SELECT CASE l."direction" WHEN 'CREDIT' THEN l."balanceBefore" + l."amount" WHEN 'DEBIT' THEN l."balanceBefore" - l."amount"
         END AS expected,
         greatest((SELECT {{threshold:ledger_tolerance}}), 0.000000000000001 * abs(l."balanceAfter")) AS tolerance
) x
WHERE l."id" > {{from}} AND l."id" <= {{to}} AND l."accountType" IS DISTINCT FROM 'DEMO'
  AND (abs(l."balanceAfter" - x.expected) <= x.tolerance AND l."amount" > 0 AND l."amount" <> 'NaN'
       AND l."balanceAfter" <> 'NaN' AND l."balanceBefore" <> 'NaN') IS NOT TRUE
