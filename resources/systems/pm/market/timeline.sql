-- What happened to market $1, as far as its row and its positions tell. Until it is resolved, resolveTime is a plan.
SELECT x.at, x.what, x.who, left(x.sentence, 65536) AS text, x.bad
FROM {{schema}}."Market" m
CROSS JOIN LATERAL (
  VALUES
    (m."createdAt" AT TIME ZONE 'UTC', 'created', left(m."createdBy", 200), 'Created: ' || m."question", false),
    (m."closeTime" AT TIME ZONE 'UTC', 'closes', '',
     CASE WHEN m."status"::text = 'OPEN' AND m."closeTime" < clock_timestamp() AT TIME ZONE 'UTC'
          THEN 'Trading should have ended, and it is still OPEN' ELSE 'Trading ends' END,
     m."status"::text = 'OPEN' AND m."closeTime" < clock_timestamp() AT TIME ZONE 'UTC'),
    (m."resolveTime" AT TIME ZONE 'UTC', 'resolved', '',
     CASE WHEN m."status"::text = 'RESOLVED' THEN 'Resolved: ' || coalesce(m."outcome"::text, 'no outcome')
          ELSE 'Planned to be resolved' END,
     m."status"::text = 'RESOLVED' AND m."outcome" IS NULL),
    (m."updatedAt" AT TIME ZONE 'UTC', 'changed', '', 'Last change, now ' || m."status"::text, false)
) AS x (at, what, who, sentence, bad)
WHERE m."id" = $1 AND x.at IS NOT NULL
UNION ALL
SELECT p.at AT TIME ZONE 'UTC', 'position', '',
       'The last change of ' || p.positions || ' positions that are held', false
FROM (SELECT max(p."updatedAt") AS at, count(*) AS positions FROM {{schema}}."Position" p
      WHERE p."marketId" = $1 AND p."quantity" <> 0) p
WHERE p.positions > 0
