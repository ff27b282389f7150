-- Done, with a transaction, and no settlement is booked: green but wrong.
SELECT i."id" AS subject_id, coalesce(i."completedAt", i."updatedAt") AT TIME ZONE 'UTC' AS since,
       {{include:intent/amount.sql}} AS amount,
       {{include:intent/currency.sql}} AS currency,
       {{include:detectors/intent_evidence.sql}} AS evidence
FROM {{schema}}."Intent" i LEFT JOIN {{schema}}."Program" p ON p."id" = i."programId"
CROSS JOIN (SELECT 'settlement_grace_s'::text AS rule, (SELECT {{threshold:settlement_grace_s}})::text AS bound) r
WHERE i."id" > {{from}} AND i."id" <= {{to}}
  AND i."status" = 'CONFIRMED' AND i."resultTxHash" IS NOT NULL
  AND coalesce(i."completedAt", i."updatedAt") < statement_timestamp() AT TIME ZONE 'UTC'
      - make_interval(secs => (SELECT {{threshold:settlement_grace_s}})::double precision)
  AND NOT EXISTS (SELECT FROM {{schema}}."Settlement" s WHERE s."intentId" = i."id")
