-- Locked by the backend's own job retry-failed-intents, which runs nothing.
SELECT i."id" AS subject_id, coalesce(i."lastAttemptAt", i."updatedAt") AT TIME ZONE 'UTC' AS since,
       {{include:intent/amount.sql}} AS amount,
       {{include:intent/currency.sql}} AS currency,
       {{include:detectors/intent_evidence.sql}} AS evidence
FROM {{schema}}."Intent" i LEFT JOIN {{schema}}."Program" p ON p."id" = i."programId"
CROSS JOIN (SELECT NULL::text AS rule, NULL::text AS bound) r
WHERE i."status" = 'PROCESSING' AND i."resultTxHash" IS NULL
  AND i."lockedBy" LIKE 'worker-%-repeat:retry-failed-intents:%'
LIMIT 5001
