-- What happened to hedge position $1, as far as its row tells.
SELECT x.at AT TIME ZONE 'UTC' AS at, x.what, ''::text AS who, left(x.sentence, 65536) AS text, x.bad
FROM {{table:HedgePosition}} h
CROSS JOIN LATERAL (
  VALUES
    (h."createdAt", 'created', 'Asked for: ' || h."side" || ' ' || trim_scale(h."amount") || ' shares', false),
    (h."updatedAt", CASE WHEN h."status" = 'failed' THEN 'failed' ELSE 'changed' END,
       'Last changed, now ' || h."status" || coalesce(', retries: ' || h."retryCount", '')
         || coalesce(', ' || h."failureReason", ''), h."status" = 'failed')
) AS x (at, what, sentence, bad)
WHERE h."id" = $1 AND x.at IS NOT NULL
