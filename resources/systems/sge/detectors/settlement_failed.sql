-- The intent says done, its settlement says it was not: failed, or reversed while its commissions are still to be paid.
SELECT i."id" AS subject_id, s."updatedAt" AT TIME ZONE 'UTC' AS since, s."amount" AS amount,
       coalesce(left(s."token", 64), {{include:intent/currency.sql}}) AS currency,
       jsonb_build_object('state', i."status"::text, 'settlement', s."id", 'settlementState', s."status"::text,
                          'txHash', left(s."txHash", 200)) AS evidence
FROM {{schema}}."Settlement" s JOIN {{schema}}."Intent" i ON i."id" = s."intentId" AND i."status" = 'CONFIRMED'
WHERE s."status" IN ('FAILED', 'REVERSED')
  AND s."updatedAt" < statement_timestamp() AT TIME ZONE 'UTC'
      - make_interval(secs => (SELECT {{threshold:settlement_grace_s}})::double precision)
  AND (s."status" = 'FAILED'
       OR EXISTS (SELECT FROM {{schema}}."Commission" c
                  WHERE c."settlementId" = s."id" AND c."status" IN ('ACCRUED', 'PAYABLE')))
LIMIT 5001
