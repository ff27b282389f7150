-- Two rows have its hash: the backend's update fails, for ever, without a word in the row.
SELECT t.id::text AS subject_id, t.created_at AT TIME ZONE 'UTC' AS since, {{include:transaction/amount.sql}} AS amount,
       s.token::text AS currency,
       {{include:detectors/evidence.sql}} AS evidence
FROM (SELECT t.*, {{include:detectors/rest.sql}} AS rule FROM {{include:detectors/open.sql}} t) t
LEFT JOIN {{schema}}.bridge_sessions s ON s.id = t.session_id
WHERE t.rule = 'hash in two rows'
LIMIT 5001
