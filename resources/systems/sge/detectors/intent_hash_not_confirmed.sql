-- Names a transaction, and the backend does not count it as done: money may have moved.
SELECT i."id" AS subject_id, coalesce(i."lastAttemptAt", i."updatedAt") AT TIME ZONE 'UTC' AS since,
       {{include:intent/amount.sql}} AS amount,
       {{include:intent/currency.sql}} AS currency,
       {{include:detectors/intent_evidence.sql}} AS evidence
FROM {{schema}}."Intent" i LEFT JOIN {{schema}}."Program" p ON p."id" = i."programId"
CROSS JOIN (SELECT NULL::text AS rule, NULL::text AS bound) r
WHERE i."status" IN ('FAILED', 'PENDING', 'PROCESSING', 'EXPIRED') AND i."resultTxHash" IS NOT NULL
  AND (i."status" <> 'PROCESSING' OR (i."lockedUntil" > statement_timestamp() AT TIME ZONE 'UTC') IS NOT TRUE)
LIMIT 5001
