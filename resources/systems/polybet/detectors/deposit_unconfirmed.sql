-- Its transfer was sent and is not confirmed: the customer is not credited, and polling leaves the customer's address alone.
SELECT d."id" AS subject_id, d."createdAt" AT TIME ZONE 'UTC' AS since,
       trim_scale(nullif(d."amount", 'NaN')) AS amount, left(d."currency", 64) AS currency,
       {{include:detectors/deposit_evidence.sql}} AS evidence
FROM {{table:Deposit}} d
CROSS JOIN (SELECT 'PENDING_CONFIRMATION for longer than the limit' AS rule, {{threshold:unconfirmed_s}} AS bound) r
WHERE d."status" = 'PENDING_CONFIRMATION'
  AND d."createdAt" < statement_timestamp() AT TIME ZONE 'UTC' - make_interval(secs => r.bound::double precision)
LIMIT 5001
