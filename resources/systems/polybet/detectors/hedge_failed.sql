-- Given up by the backend: the customer's order stands uncovered.
SELECT h."id" AS subject_id, h."updatedAt" AT TIME ZONE 'UTC' AS since,
       trim_scale(nullif(h."amount", 'NaN')) AS amount, 'shares'::text AS currency,
       {{include:detectors/hedge_evidence.sql}} AS evidence
FROM {{table:HedgePosition}} h
CROSS JOIN (SELECT 'status failed' AS rule, {{threshold:failed_look_back_s}} AS bound) r
WHERE h."status" = 'failed'
  AND h."updatedAt" > statement_timestamp() AT TIME ZONE 'UTC' - make_interval(secs => r.bound::double precision)
LIMIT 5001
