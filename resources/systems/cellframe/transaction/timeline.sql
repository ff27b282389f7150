-- What happened to transaction $1, as far as its row and its session tell.
SELECT x.at, x.what, x.who, left(x.sentence, 65536) AS text, x.bad
FROM {{schema}}.transactions t
LEFT JOIN {{schema}}.bridge_sessions s ON s.id = t.session_id
CROSS JOIN LATERAL (
  VALUES
    (s.created_at AT TIME ZONE 'UTC', 'session', coalesce(s.user_id::text, ''),
     'Session ' || s.session_id || ': ' || s.direction || ', ' || s.amount || ' ' || s.token, false),
    (t.created_at AT TIME ZONE 'UTC', 'tracked', coalesce(s.user_id::text, ''), 'Tracked on ' || t.chain, false),
    (CASE WHEN t.updated_at > t.created_at THEN t.updated_at END AT TIME ZONE 'UTC', 'seen', 'monitor',
     'Last seen with ' || t.confirmations || ' of ' || t.confirmations_required || ' confirmations'
       || coalesce(' in block ' || t.block_number, '') || ', ' || t.status
       || CASE WHEN t.confirmed THEN ' and confirmed' ELSE '' END
       || coalesce(', with error: ' || t.error_message, ''),
     t.error_message IS NOT NULL)
) AS x (at, what, who, sentence, bad)
WHERE t.id = CASE WHEN $1 ~ '^-?[0-9]{1,18}$' THEN $1::bigint END AND x.at IS NOT NULL
