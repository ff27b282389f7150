-- Pending for long, and no transaction was ever told to the bot. Nothing updates a session: "pending" with confirmed
-- transactions is how each ends here and no finding; with unconfirmed ones, these are the findings.
SELECT s.id::text AS subject_id, s.created_at AT TIME ZONE 'UTC' AS since, {{include:session/amount.sql}} AS amount,
       s.token::text AS currency,
       jsonb_object(ARRAY['rule', 'status', 'direction', 'user', 'sessionId', 'createdAt', 'limit_s'],
                    ARRAY['open and old, and without a transaction', s.status::text, s.direction::text, s.user_id::text,
                          s.session_id::text, s.created_at::text || 'Z', {{threshold:session_stuck_s}}::text]) AS evidence
FROM {{schema}}.bridge_sessions s
WHERE s.session_id > {{from}} AND s.session_id <= {{to}} AND s.status IN ('pending', 'processing', 'confirming')
  AND s.created_at < statement_timestamp() AT TIME ZONE 'UTC'
    - make_interval(secs => (SELECT {{threshold:session_stuck_s}})::double precision)
  AND NOT EXISTS (SELECT FROM {{schema}}.transactions t WHERE t.session_id = s.id)
  AND {{include:session/amount.sql}} IS NOT NULL
