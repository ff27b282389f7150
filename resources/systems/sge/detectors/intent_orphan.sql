-- Waiting without a next attempt: the backend's requeue never matches NULL.
SELECT i."id" AS subject_id, i."createdAt" AT TIME ZONE 'UTC' AS since,
       {{include:intent/amount.sql}} AS amount,
       {{include:intent/currency.sql}} AS currency,
       {{include:detectors/intent_evidence.sql}} AS evidence
FROM {{schema}}."Intent" i LEFT JOIN {{schema}}."Program" p ON p."id" = i."programId"
CROSS JOIN (SELECT 'intent_stuck_s'::text AS rule, (SELECT {{threshold:intent_stuck_s}})::text AS bound) r
WHERE i."status" = 'PENDING' AND i."nextRetryAt" IS NULL
  AND i."createdAt" < statement_timestamp() AT TIME ZONE 'UTC'
      - make_interval(secs => {{threshold:intent_stuck_s}}::double precision)
  AND i."resultTxHash" IS NULL AND (i."lockedUntil" > statement_timestamp() AT TIME ZONE 'UTC') IS NOT TRUE
  AND (i."errorMessage" ILIKE '%insufficient funds%') IS NOT TRUE
LIMIT 5001
