-- The wallet that pays gas could not pay for it.
SELECT i."id" AS subject_id, coalesce(i."lastAttemptAt", i."updatedAt") AT TIME ZONE 'UTC' AS since,
       {{include:intent/amount.sql}} AS amount,
       {{include:intent/currency.sql}} AS currency,
       {{include:detectors/intent_evidence.sql}} AS evidence
FROM {{schema}}."Intent" i LEFT JOIN {{schema}}."Program" p ON p."id" = i."programId"
CROSS JOIN (SELECT NULL::text AS rule, NULL::text AS bound) r
WHERE i."status" IN ('FAILED', 'PENDING') AND i."errorMessage" ILIKE '%insufficient funds%' AND i."resultTxHash" IS NULL
  AND i."updatedAt" > statement_timestamp() AT TIME ZONE 'UTC'
      - make_interval(secs => {{threshold:failed_look_back_s}}::double precision)
LIMIT 5001
