-- Not covered for longer than an order should take; the backend still retries it.
SELECT h."id" AS subject_id, h."createdAt" AT TIME ZONE 'UTC' AS since,
       trim_scale(nullif(h."amount", 'NaN')) AS amount, 'shares'::text AS currency,
       {{include:detectors/hedge_evidence.sql}} AS evidence
FROM {{table:HedgePosition}} h
CROSS JOIN (SELECT 'pending for longer than the limit' AS rule, {{threshold:hedge_stuck_s}} AS bound) r
WHERE h."status" = 'pending'
  AND h."createdAt" < statement_timestamp() AT TIME ZONE 'UTC' - make_interval(secs => r.bound::double precision)
  AND h."createdAt" >= statement_timestamp() AT TIME ZONE 'UTC'
      - make_interval(secs => {{threshold:hedge_given_up_s}}::double precision)
LIMIT 5001
