-- Waiting to be swept for long although the worker could. A row that was put back a moment ago is left to the worker.
SELECT d."id" AS subject_id, d."createdAt" AT TIME ZONE 'UTC' AS since,
       trim_scale(nullif(d."amount", 'NaN')) AS amount, left(d."currency", 64) AS currency,
       {{include:detectors/deposit_evidence.sql}} AS evidence
FROM {{table:Deposit}} d
CROSS JOIN (SELECT 'PENDING_SWEEP for longer than the limit' AS rule, {{threshold:sweep_old_s}} AS bound) r
WHERE d."status" = 'PENDING_SWEEP' AND (d."retryCount" >= {{threshold:sweep_max_retries}}) IS NOT TRUE
  AND d."createdAt" < statement_timestamp() AT TIME ZONE 'UTC' - make_interval(secs => r.bound::double precision)
  AND (coalesce(d."retryCount", 0) > 0 OR d."updatedAt" < statement_timestamp() AT TIME ZONE 'UTC'
       - make_interval(secs => {{threshold:no_effect_after_s}}::double precision))
  AND EXISTS (SELECT FROM {{schema}}."DepositAddress" a WHERE a."userId" = d."userId" AND a."currency" = 'USDC')
LIMIT 5001
