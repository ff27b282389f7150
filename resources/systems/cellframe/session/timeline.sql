-- What happened to session $1, as far as its row and its transactions tell.
SELECT x.at, x.what, x.who, left(x.sentence, 65536) AS text, x.bad
FROM {{schema}}.bridge_sessions s
CROSS JOIN LATERAL (
  VALUES
    (s.created_at AT TIME ZONE 'UTC', 'created', coalesce(s.user_id::text, ''),
     s.direction || ': ' || s.amount || ' ' || s.token, false),
    (CASE WHEN s.updated_at > s.created_at THEN s.updated_at END AT TIME ZONE 'UTC', 'changed', '',
     'Last change, now ' || s.status, s.status = 'failed')
) AS x (at, what, who, sentence, bad)
WHERE s.id = CASE WHEN $1 ~ '^-?[0-9]{1,18}$' THEN $1::bigint END AND x.at IS NOT NULL
UNION ALL
SELECT * FROM (
  SELECT t.created_at AT TIME ZONE 'UTC', 'transaction', '',
         left(t.chain || ' ' || t.hash || ': ' || t.confirmations || ' of ' || t.confirmations_required
              || ' confirmations, ' || t.status, 65536), t.error_message IS NOT NULL
  FROM {{schema}}.transactions t
  WHERE t.session_id = CASE WHEN $1 ~ '^-?[0-9]{1,18}$' THEN $1::bigint END
  ORDER BY t.created_at LIMIT 100) sent
