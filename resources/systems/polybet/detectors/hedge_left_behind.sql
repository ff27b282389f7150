-- Pending for so long that the backend should have given it up: its recovery does not run either.
SELECT h."id" AS subject_id, h."createdAt" AT TIME ZONE 'UTC' AS since,
       trim_scale(nullif(h."amount", 'NaN')) AS amount, 'shares'::text AS currency,
       {{include:detectors/hedge_evidence.sql}} AS evidence
FROM {{table:HedgePosition}} h
CROSS JOIN (SELECT 'pending past the time the backend gives up' AS rule, {{threshold:hedge_given_up_s}} AS bound) r
WHERE h."status" = 'pending'
  AND h."createdAt" < statement_timestamp() AT TIME ZONE 'UTC' - make_interval(secs => r.bound::double precision)
LIMIT 5001
