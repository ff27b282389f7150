-- Resolved without an outcome or a time while people hold positions: it can't be settled, or nobody can tell if it was.
SELECT m."id" AS subject_id, m."updatedAt" AT TIME ZONE 'UTC' AS since,
       {{include:detectors/market_due.sql}} AS amount, 'USD'::text AS currency,
       jsonb_object(ARRAY['rule', 'state', 'slug', 'outcome', 'resolveTime'],
                    ARRAY['RESOLVED without outcome or resolveTime, and positions are held', m."status"::text,
                          left(m."slug", 500), m."outcome"::text, m."resolveTime"::text || 'Z']) AS evidence
FROM {{schema}}."Market" m
WHERE m."id" > {{from}} AND m."id" <= {{to}} AND m."status" = 'RESOLVED'
  AND (m."outcome" IS NULL OR m."resolveTime" IS NULL)
  AND m."updatedAt" < statement_timestamp() AT TIME ZONE 'UTC'
    - make_interval(secs => (SELECT {{threshold:settle_grace_s}})::double precision)
  AND EXISTS (SELECT FROM {{schema}}."Position" p WHERE p."marketId" = m."id" AND p."quantity" <> 0)
