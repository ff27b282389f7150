-- The same for markets resolved longer ago than the live look reaches.
SELECT m."id" AS subject_id, m."resolveTime" AT TIME ZONE 'UTC' AS since,
       {{include:detectors/market_due.sql}} AS amount, 'USD'::text AS currency,
       jsonb_object(ARRAY['rule', 'state', 'slug', 'outcome', 'resolveTime', 'limit_s'],
                    ARRAY['RESOLVED, and positions with a quantity were not touched since resolveTime',
                          m."status"::text, left(m."slug", 500), m."outcome"::text, m."resolveTime"::text || 'Z',
                          {{threshold:resolved_look_back_s}}::text]) AS evidence
FROM {{schema}}."Market" m
WHERE m."id" > {{from}} AND m."id" <= {{to}} AND m."status" = 'RESOLVED' AND m."outcome" IS NOT NULL
  AND m."resolveTime" < statement_timestamp() AT TIME ZONE 'UTC'
    - make_interval(secs => (SELECT {{threshold:resolved_look_back_s}})::double precision)
  AND EXISTS (SELECT FROM {{schema}}."Position" p
              WHERE p."marketId" = m."id" AND p."quantity" <> 0 AND p."updatedAt" < m."resolveTime")
