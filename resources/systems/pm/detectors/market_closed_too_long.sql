-- Closed for long, and nobody has resolved it, while people's money waits in it: positions, or open BUY orders. Until it
-- is resolved, resolveTime is a plan: it may lie long after the close.
SELECT m."id" AS subject_id, greatest(m."closeTime", m."resolveTime") AT TIME ZONE 'UTC' AS since,
       (SELECT trim_scale(nullif(sum(w.amount), 'NaN'))
        FROM (SELECT h."quantity" * h."averagePrice" AS amount FROM {{schema}}."Position" h
              WHERE h."marketId" = m."id" AND h."quantity" > 0
              UNION ALL
              SELECT o."price" * greatest(o."quantity" - o."filled", 0) FROM {{schema}}."Order" o
              WHERE o."marketId" = m."id" AND o."status" IN ('PENDING', 'OPEN', 'PARTIAL') AND o."side" = 'BUY') w) AS amount,
       'USD'::text AS currency,
       jsonb_object(ARRAY['rule', 'state', 'slug', 'closeTime', 'resolveTime', 'limit_s'],
                    ARRAY['CLOSED, and closeTime and planned resolveTime are older than the limit', m."status"::text,
                          left(m."slug", 500), m."closeTime"::text || 'Z', m."resolveTime"::text || 'Z',
                          {{threshold:closed_stuck_s}}::text]) AS evidence
FROM {{schema}}."Market" m
WHERE m."status" = 'CLOSED' AND m."closeTime" < statement_timestamp() AT TIME ZONE 'UTC'
    - make_interval(secs => (SELECT {{threshold:closed_stuck_s}})::double precision)
  AND (m."resolveTime" < statement_timestamp() AT TIME ZONE 'UTC'
    - make_interval(secs => (SELECT {{threshold:closed_stuck_s}})::double precision)) IS NOT FALSE
  AND (EXISTS (SELECT FROM {{schema}}."Position" p WHERE p."marketId" = m."id" AND p."quantity" <> 0)
       OR EXISTS (SELECT FROM {{schema}}."Order" o
                  WHERE o."marketId" = m."id" AND o."status" IN ('PENDING', 'OPEN', 'PARTIAL')))
LIMIT 5001
