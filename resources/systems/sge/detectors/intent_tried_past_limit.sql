-- Waiting, and tried as often as the backend tries: its own failure would have made it FAILED. What puts it back without
-- failing it (the reset of those in work, the sweep) does so again and again, and it is never given up.
SELECT i."id" AS subject_id, coalesce(i."lastAttemptAt", i."updatedAt") AT TIME ZONE 'UTC' AS since,
       {{include:intent/amount.sql}} AS amount,
       {{include:intent/currency.sql}} AS currency,
       {{include:detectors/intent_evidence.sql}} AS evidence
FROM {{schema}}."Intent" i LEFT JOIN {{schema}}."Program" p ON p."id" = i."programId"
CROSS JOIN (SELECT 'intent_max_attempts'::text AS rule, (SELECT {{threshold:intent_max_attempts}})::text AS bound) r
WHERE i."status" = 'PENDING' AND i."attempts" >= (SELECT {{threshold:intent_max_attempts}})
  AND i."resultTxHash" IS NULL AND (i."lockedUntil" > statement_timestamp() AT TIME ZONE 'UTC') IS NOT TRUE
  AND (i."errorMessage" ILIKE '%insufficient funds%') IS NOT TRUE
  -- what waits for too long is told by intent_orphan and intent_pending_too_long
  AND (coalesce(i."nextRetryAt", i."createdAt") < statement_timestamp() AT TIME ZONE 'UTC'
    - make_interval(secs => (SELECT {{threshold:intent_stuck_s}})::double precision)) IS NOT TRUE
LIMIT 5001
