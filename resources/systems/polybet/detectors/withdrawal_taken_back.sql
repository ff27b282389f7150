-- Released once and taken back: whoever was to pay it may have begun. Only a release sets approvedAt on a row that waits.
SELECT w."id" AS subject_id, w."updatedAt" AT TIME ZONE 'UTC' AS since,
       trim_scale(nullif(w."amount", 'NaN')) AS amount, left(w."currency", 64) AS currency,
       {{include:detectors/withdrawal_evidence.sql}} AS evidence
FROM {{schema}}."Withdrawal" w
CROSS JOIN (SELECT 'PENDING, and was approved before' AS rule, NULL::numeric AS bound) r
WHERE w."status" = 'PENDING' AND (w."approvedAt" IS NOT NULL OR w."txHash" ~ '\S')
LIMIT 5001
