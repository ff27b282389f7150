-- In work, and the lock has expired: nothing is working on it.
SELECT i."id" AS subject_id, i."lockedUntil" AT TIME ZONE 'UTC' AS since,
       {{include:intent/amount.sql}} AS amount,
       {{include:intent/currency.sql}} AS currency,
       {{include:detectors/intent_evidence.sql}} AS evidence
FROM {{schema}}."Intent" i LEFT JOIN {{schema}}."Program" p ON p."id" = i."programId"
CROSS JOIN (SELECT NULL::text AS rule, NULL::text AS bound) r
WHERE i."status" = 'PROCESSING' AND i."lockedUntil" < statement_timestamp() AT TIME ZONE 'UTC'
  AND i."resultTxHash" IS NULL AND (i."lockedBy" LIKE 'worker-%-repeat:retry-failed-intents:%') IS NOT TRUE
LIMIT 5001
