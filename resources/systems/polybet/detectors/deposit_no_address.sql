-- Waiting to be swept, and the customer has no deposit address in USDC: the worker logs it and goes on, without counting.
SELECT d."id" AS subject_id, d."createdAt" AT TIME ZONE 'UTC' AS since,
       trim_scale(nullif(d."amount", 'NaN')) AS amount, left(d."currency", 64) AS currency,
       {{include:detectors/deposit_evidence.sql}} AS evidence
FROM {{table:Deposit}} d
CROSS JOIN (SELECT 'PENDING_SWEEP without a deposit address' AS rule, {{threshold:no_address_grace_s}} AS bound) r
WHERE d."status" = 'PENDING_SWEEP' AND (d."retryCount" >= {{threshold:sweep_max_retries}}) IS NOT TRUE
  AND d."createdAt" < statement_timestamp() AT TIME ZONE 'UTC' - make_interval(secs => r.bound::double precision)
  AND NOT EXISTS (SELECT FROM {{schema}}."DepositAddress" a WHERE a."userId" = d."userId" AND a."currency" = 'USDC')
LIMIT 5001
