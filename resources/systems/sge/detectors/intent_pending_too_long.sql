-- Due for long, and no worker has taken it.
SELECT i."id" AS subject_id, i."nextRetryAt" AT TIME ZONE 'UTC' AS since,
       {{include:intent/amount.sql}} AS amount,
       {{include:intent/currency.sql}} AS currency,
       {{include:detectors/intent_evidence.sql}} AS evidence
FROM {{schema}}."Intent" i LEFT JOIN {{schema}}."Program" p ON p."id" = i."programId"
CROSS JOIN (SELECT 'intent_stuck_s'::text AS rule, (SELECT {{threshold:intent_stuck_s}})::text AS bound) r
WHERE i."status" = 'PENDING' AND i."nextRetryAt" < statement_timestamp() AT TIME ZONE 'UTC'
    - make_interval(secs => {{threshold:intent_stuck_s}}::double precision)
  AND i."resultTxHash" IS NULL AND (i."lockedUntil" > statement_timestamp() AT TIME ZONE 'UTC') IS NOT TRUE
  AND (i."errorMessage" ILIKE '%insufficient funds%') IS NOT TRUE
  -- what a retry leaves is told by intent_no_effect
  AND NOT coalesce(i."attempts" = 0 AND i."errorMessage" IS NULL AND i."nextRetryAt" = i."updatedAt"
                   AND i."nextRetryAt" > i."createdAt" + interval '1 second', false)
LIMIT 5001
