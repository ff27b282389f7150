-- As many failed tries as the stricter of the two documented limits allows: given up, or still waiting where the worker
-- takes it only if its own limit is higher.
SELECT d."id" AS subject_id, d."updatedAt" AT TIME ZONE 'UTC' AS since,
       trim_scale(nullif(d."amount", 'NaN')) AS amount, left(d."currency", 64) AS currency,
       {{include:detectors/deposit_evidence.sql}} AS evidence
FROM {{table:Deposit}} d
CROSS JOIN (SELECT 'retryCount at or above the limit' AS rule, {{threshold:sweep_max_retries}} AS bound) r
WHERE d."status" IN ('FAILED', 'PENDING_SWEEP') AND d."retryCount" >= r.bound
LIMIT 5001
