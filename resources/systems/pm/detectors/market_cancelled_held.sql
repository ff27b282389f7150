-- Cancelled while people hold shares, and nobody touched them since: the backend gives nothing back.
SELECT m."id" AS subject_id, m."updatedAt" AT TIME ZONE 'UTC' AS since,
       (SELECT trim_scale(sum(nullif(h."quantity" * h."averagePrice", 'NaN'))) FROM {{schema}}."Position" h
        WHERE h."marketId" = m."id" AND h."quantity" > 0 AND h."updatedAt" <= m."updatedAt") AS amount,
       'USD'::text AS currency,
       jsonb_object(ARRAY['rule', 'state', 'slug', 'updatedAt'],
                    ARRAY['CANCELLED, and positions with a quantity were not touched since', m."status"::text,
                          left(m."slug", 500), m."updatedAt"::text || 'Z']) AS evidence
FROM {{schema}}."Market" m
WHERE m."id" > {{from}} AND m."id" <= {{to}} AND m."status" = 'CANCELLED'
  AND m."updatedAt" < statement_timestamp() AT TIME ZONE 'UTC'
    - make_interval(secs => (SELECT {{threshold:settle_grace_s}})::double precision)
  AND EXISTS (SELECT FROM {{schema}}."Position" p
              WHERE p."marketId" = m."id" AND p."quantity" > 0 AND p."updatedAt" <= m."updatedAt")
