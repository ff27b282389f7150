-- What happened to relayer job $1, as far as its row tells.
SELECT x.at, x.what, x.who, left(x.sentence, 65536) AS text, x.bad
FROM {{schema}}.jobs j
CROSS JOIN LATERAL (
  VALUES
    (j.created_at, 'created', '', 'Queued: ' || j.type, false),
    (j.last_attempt_at, 'attempt', '', 'Attempt ' || j.attempts || ', now ' || j.status, j.status = 'failed')
) AS x (at, what, who, sentence, bad)
WHERE j.id = $1 AND x.at IS NOT NULL
