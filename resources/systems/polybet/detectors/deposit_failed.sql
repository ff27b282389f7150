-- Given up by the backend, below the limit of tries: overlapping passes write stale counters, and what never was confirmed
-- is given up without any try.
SELECT d."id" AS subject_id, d."updatedAt" AT TIME ZONE 'UTC' AS since,
       trim_scale(nullif(d."amount", 'NaN')) AS amount, left(d."currency", 64) AS currency,
       {{include:detectors/deposit_evidence.sql}} AS evidence
FROM {{table:Deposit}} d
CROSS JOIN (SELECT 'status FAILED' AS rule, {{threshold:sweep_max_retries}} AS bound) r
WHERE d."status" = 'FAILED' AND (d."retryCount" >= r.bound) IS NOT TRUE
LIMIT 5001
