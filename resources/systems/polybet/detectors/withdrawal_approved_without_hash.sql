-- The backend writes the hash only when the transfer is confirmed: APPROVED without one may be on the chain already, and
-- the backend's own workflow would send it again.
SELECT w."id" AS subject_id, coalesce(w."approvedAt", w."updatedAt") AT TIME ZONE 'UTC' AS since,
       trim_scale(nullif(w."amount", 'NaN')) AS amount, left(w."currency", 64) AS currency,
       {{include:detectors/withdrawal_evidence.sql}} AS evidence
FROM {{schema}}."Withdrawal" w
CROSS JOIN (SELECT 'APPROVED without a hash for longer than the limit' AS rule, {{threshold:withdrawal_unsent_s}} AS bound) r
WHERE w."status" = 'APPROVED' AND (w."txHash" ~ '\S') IS NOT TRUE
  AND coalesce(w."approvedAt", w."updatedAt") < statement_timestamp() AT TIME ZONE 'UTC'
      - make_interval(secs => r.bound::double precision)
LIMIT 5001
