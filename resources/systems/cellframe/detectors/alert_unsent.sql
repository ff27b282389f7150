-- A message to a user that was never marked as sent.
SELECT a.id::text AS subject_id, a.created_at AT TIME ZONE 'UTC' AS since, NULL::numeric AS amount, NULL::text AS currency,
       jsonb_object(ARRAY['rule', 'user', 'session', 'message', 'createdAt', 'limit_s'],
                    ARRAY['not sent and older than the limit', a.user_id::text, a.session_id::text, left(a.message, 200),
                          a.created_at::text || 'Z', {{threshold:alert_unsent_s}}::text]) AS evidence
FROM {{schema}}.alerts a
WHERE NOT a.sent AND a.created_at < statement_timestamp() AT TIME ZONE 'UTC'
    - make_interval(secs => (SELECT {{threshold:alert_unsent_s}})::double precision)
LIMIT 5001
