-- More was traded than was ordered.
SELECT o."id" AS subject_id, o."updatedAt" AT TIME ZONE 'UTC' AS since,
       trim_scale(nullif((o."filled" - o."quantity") * o."price", 'NaN')) AS amount, 'USD'::text AS currency,
       {{include:detectors/order_evidence.sql}} AS evidence
FROM {{schema}}."Order" o
WHERE o."filled" > o."quantity"
LIMIT 5001
