-- In work for too long, without a lock that could expire or under one renewed again and again.
SELECT i."id" AS subject_id, coalesce(i."lastAttemptAt", i."updatedAt") AT TIME ZONE 'UTC' AS since,
       {{include:intent/amount.sql}} AS amount,
       {{include:intent/currency.sql}} AS currency,
       {{include:detectors/intent_evidence.sql}} AS evidence
FROM {{schema}}."Intent" i LEFT JOIN {{schema}}."Program" p ON p."id" = i."programId"
CROSS JOIN (SELECT 'intent_stuck_s'::text AS rule, (SELECT {{threshold:intent_stuck_s}})::text AS bound) r
WHERE i."status" = 'PROCESSING' AND (i."lockedUntil" < statement_timestamp() AT TIME ZONE 'UTC') IS NOT TRUE
  AND coalesce(i."lastAttemptAt", i."updatedAt") < statement_timestamp() AT TIME ZONE 'UTC'
      - make_interval(secs => (SELECT {{threshold:intent_stuck_s}})::double precision)
  AND i."resultTxHash" IS NULL AND (i."lockedBy" LIKE 'worker-%-repeat:retry-failed-intents:%') IS NOT TRUE
LIMIT 5001
