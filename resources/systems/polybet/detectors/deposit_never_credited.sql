-- COMPLETED, and no ledger entry credits its customer: green but wrong. Left alone: rows older than the ledger; rows whose
-- transaction the ledger names (another path of the backend books by hash); rows whose money was swept under another row
-- of the same customer and currency, because a sweep takes all that lies on the address. That other row is one that came
-- later and was credited before this one ended, or one whose credit is large enough to hold this one's money and that
-- came later or was credited while this one was open.
SELECT d."id" AS subject_id, d."updatedAt" AT TIME ZONE 'UTC' AS since,
       trim_scale(d."amount") AS amount, left(d."currency", 64) AS currency,
       {{include:detectors/deposit_evidence.sql}} AS evidence
FROM {{table:Deposit}} d
CROSS JOIN LATERAL (
  SELECT CASE WHEN EXISTS (SELECT FROM {{table:LedgerEntry}} l
                           WHERE l."referenceType" = 'DEPOSIT' AND l."referenceId" IN (d."id", d."txHash")
                             AND l."direction" = 'CREDIT')
              THEN 'COMPLETED, and its credit went to another customer'
              ELSE 'COMPLETED without a credit in the ledger' END AS rule,
         (SELECT {{threshold:ledger_grace_s}}) AS bound) r
CROSS JOIN LATERAL (
  SELECT least(d."updatedAt", '290000-01-01') + make_interval(secs => r.bound::double precision) AS ended) e
WHERE d."id" > {{from}} AND d."id" <= {{to}}
  AND d."status" = 'COMPLETED' AND d."amount" > 0 AND d."amount" <> 'NaN'
  AND greatest(d."updatedAt", d."createdAt") < statement_timestamp() AT TIME ZONE 'UTC'
      - make_interval(secs => r.bound::double precision)
  AND NOT EXISTS (SELECT FROM {{table:LedgerEntry}} l
                  WHERE l."referenceType" = 'DEPOSIT' AND l."referenceId" IN (d."id", d."txHash") AND l."direction" = 'CREDIT'
                    AND l."userId" = d."userId")
  AND d."createdAt" >= (SELECT min(l."createdAt") FROM {{table:LedgerEntry}} l)
  AND NOT EXISTS (
    SELECT FROM {{schema}}."Deposit" o
    JOIN {{table:LedgerEntry}} l ON l."referenceType" = 'DEPOSIT' AND l."referenceId" IN (o."id", o."txHash")
    WHERE o."userId" = d."userId" AND o."currency" = d."currency" AND o."id" <> d."id" AND l."direction" = 'CREDIT'
      AND l."userId" = d."userId"
      AND (o."createdAt" > d."createdAt" AND l."createdAt" <= e.ended
           OR l."amount" >= d."amount" * (SELECT {{threshold:credit_share}})
              AND (o."createdAt" > d."createdAt"
                   OR l."createdAt" BETWEEN d."createdAt" AND e.ended)))
