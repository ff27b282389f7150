-- Somebody retried it (counter at zero, due at the very moment of the change) and no worker took it.
SELECT i."id" AS subject_id, i."nextRetryAt" AT TIME ZONE 'UTC' AS since,
       {{include:intent/amount.sql}} AS amount,
       {{include:intent/currency.sql}} AS currency,
       {{include:detectors/intent_evidence.sql}} AS evidence
FROM {{schema}}."Intent" i LEFT JOIN {{schema}}."Program" p ON p."id" = i."programId"
CROSS JOIN (SELECT 'no_effect_after_s'::text AS rule, (SELECT {{threshold:no_effect_after_s}})::text AS bound) r
WHERE i."status" = 'PENDING' AND i."nextRetryAt" < statement_timestamp() AT TIME ZONE 'UTC'
    - make_interval(secs => {{threshold:no_effect_after_s}}::double precision)
  AND i."resultTxHash" IS NULL AND (i."lockedUntil" > statement_timestamp() AT TIME ZONE 'UTC') IS NOT TRUE
  AND (i."attempts" = 0 AND i."errorMessage" IS NULL AND i."nextRetryAt" = i."updatedAt"
       AND i."nextRetryAt" > i."createdAt" + interval '1 second')
LIMIT 5001
