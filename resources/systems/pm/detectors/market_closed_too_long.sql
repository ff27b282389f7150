-- Closed for long, and nobody has resolved it. Until then resolveTime is a plan: it may lie long after the close.
SELECT m."id" AS subject_id, greatest(m."closeTime", m."resolveTime") AT TIME ZONE 'UTC' AS since,
       NULL::numeric AS amount, NULL::text AS currency,
       jsonb_object(ARRAY['rule', 'state', 'slug', 'closeTime', 'resolveTime', 'limit_s'],
                    ARRAY['CLOSED, and closeTime and planned resolveTime are older than the limit', m."status"::text,
                          left(m."slug", 500), m."closeTime"::text || 'Z', m."resolveTime"::text || 'Z',
                          {{threshold:closed_stuck_s}}::text]) AS evidence
FROM {{schema}}."Market" m
WHERE m."status" = 'CLOSED' AND m."closeTime" < statement_timestamp() AT TIME ZONE 'UTC'
    - make_interval(secs => (SELECT {{threshold:closed_stuck_s}})::double precision)
  AND (m."resolveTime" < statement_timestamp() AT TIME ZONE 'UTC'
    - make_interval(secs => (SELECT {{threshold:closed_stuck_s}})::double precision)) IS NOT FALSE
LIMIT 5001
