-- The monitor takes the newest 100 unconfirmed: this one is older, and nobody looks at it any more.
SELECT t.id::text AS subject_id, t.created_at AT TIME ZONE 'UTC' AS since, {{include:transaction/amount.sql}} AS amount,
       s.token::text AS currency,
       {{include:detectors/evidence.sql}} AS evidence
FROM (SELECT t.*, {{include:detectors/rest.sql}} AS rule FROM {{include:detectors/open.sql}} t) t
LEFT JOIN {{schema}}.bridge_sessions s ON s.id = t.session_id
WHERE t.rule = 'older than the newest 100 unconfirmed'
LIMIT 5001
