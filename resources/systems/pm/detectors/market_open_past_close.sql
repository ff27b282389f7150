-- Still traded although its time is over: nothing in the backend closes a market by itself.
SELECT m."id" AS subject_id, m."closeTime" AT TIME ZONE 'UTC' AS since, NULL::numeric AS amount, NULL::text AS currency,
       jsonb_object(ARRAY['rule', 'state', 'slug', 'closeTime', 'grace_s'],
                    ARRAY['OPEN past closeTime', m."status"::text, left(m."slug", 500), m."closeTime"::text || 'Z',
                          {{threshold:close_grace_s}}::text]) AS evidence
FROM {{schema}}."Market" m
WHERE m."status" = 'OPEN' AND m."closeTime" < statement_timestamp() AT TIME ZONE 'UTC'
    - make_interval(secs => (SELECT {{threshold:close_grace_s}})::double precision)
LIMIT 5001
