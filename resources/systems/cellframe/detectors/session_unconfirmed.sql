-- Open for long, and none of the transactions told to the bot was ever confirmed. One whose last transaction is new is in
-- use again: the bot adds what it is told to the user's last session.
SELECT s.id::text AS subject_id, s.created_at AT TIME ZONE 'UTC' AS since, {{include:session/amount.sql}} AS amount,
       s.token::text AS currency,
       jsonb_object(ARRAY['rule', 'status', 'direction', 'user', 'sessionId', 'createdAt', 'limit_s'],
                    ARRAY['open and old, and none of its transactions is confirmed', s.status::text, s.direction::text,
                          s.user_id::text, s.session_id::text, s.created_at::text || 'Z',
                          {{threshold:session_stuck_s}}::text]) AS evidence
FROM {{schema}}.bridge_sessions s
WHERE s.session_id > {{from}} AND s.session_id <= {{to}} AND s.status IN ('pending', 'processing', 'confirming')
  AND s.created_at < statement_timestamp() AT TIME ZONE 'UTC'
    - make_interval(secs => (SELECT {{threshold:session_stuck_s}})::double precision)
  AND EXISTS (SELECT FROM {{schema}}.transactions t WHERE t.session_id = s.id)
  AND NOT EXISTS (SELECT FROM {{schema}}.transactions t
                  WHERE t.session_id = s.id
                    AND (t.confirmed OR t.created_at >= statement_timestamp() AT TIME ZONE 'UTC'
                           - make_interval(secs => (SELECT {{threshold:session_stuck_s}})::double precision)))
  AND {{include:session/amount.sql}} IS NOT NULL
