-- Called filled, and not all of it was traded.
SELECT o."id" AS subject_id, o."updatedAt" AT TIME ZONE 'UTC' AS since,
       trim_scale(nullif((o."quantity" - o."filled") * o."price", 'NaN')) AS amount, 'USD'::text AS currency,
       {{include:detectors/order_evidence.sql}} AS evidence
FROM {{schema}}."Order" o
WHERE o."status" = 'FILLED' AND o."filled" < o."quantity"
  AND o."quantity" - o."filled" > (SELECT {{threshold:money_dust}})
LIMIT 5001
