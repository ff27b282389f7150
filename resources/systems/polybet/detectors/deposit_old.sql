-- Waiting to be swept for long although the worker could.
SELECT d."id" AS subject_id, d."createdAt" AT TIME ZONE 'UTC' AS since,
       trim_scale(nullif(d."amount", 'NaN')) AS amount, left(d."currency", 64) AS currency,
       {{include:detectors/deposit_evidence.sql}} AS evidence
FROM {{table:Deposit}} d
CROSS JOIN (SELECT 'PENDING_SWEEP for longer than the limit' AS rule, {{threshold:sweep_old_s}} AS bound) r
WHERE {{include:detectors/deposit_waits_long.sql}}
LIMIT 5001
