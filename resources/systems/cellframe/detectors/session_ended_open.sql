-- Green but wrong: called completed while a transaction of it is not confirmed. (A new one may have been added since: the
-- bot adds what it is told to the user's last session, whatever its status.)
SELECT s.id::text AS subject_id, s.updated_at AT TIME ZONE 'UTC' AS since, {{include:session/amount.sql}} AS amount,
       s.token::text AS currency,
       jsonb_object(ARRAY['rule', 'status', 'direction', 'user', 'sessionId'],
                    ARRAY['completed, and a transaction is not confirmed', s.status::text, s.direction::text,
                          s.user_id::text, s.session_id::text]) AS evidence
FROM {{schema}}.bridge_sessions s
WHERE s.session_id > {{from}} AND s.session_id <= {{to}} AND s.status = 'completed'
  AND s.updated_at < statement_timestamp() AT TIME ZONE 'UTC'
    - make_interval(secs => (SELECT {{threshold:write_grace_s}})::double precision)
  AND EXISTS (SELECT FROM {{schema}}.transactions t
              WHERE t.session_id = s.id AND NOT t.confirmed AND t.created_at < statement_timestamp() AT TIME ZONE 'UTC'
                - make_interval(secs => (SELECT {{threshold:open_after_s}})::double precision))
