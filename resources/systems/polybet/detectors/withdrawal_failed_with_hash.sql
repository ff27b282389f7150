-- FAILED, and a transfer was sent: the backend gives the money back to the customer's balance when it fails, also when
-- only its own writing failed after the transfer.
SELECT w."id" AS subject_id, w."updatedAt" AT TIME ZONE 'UTC' AS since,
       trim_scale(nullif(w."amount", 'NaN')) AS amount, left(w."currency", 64) AS currency,
       {{include:detectors/withdrawal_evidence.sql}} AS evidence
FROM {{schema}}."Withdrawal" w
CROSS JOIN (SELECT 'FAILED with a hash' AS rule, NULL::numeric AS bound) r
WHERE w."status" IN ('FAILED', 'REJECTED') AND w."txHash" ~ '\S'
LIMIT 5001
