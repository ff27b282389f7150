-- Of a chain the monitor has no tracker for: it logs a warning every 30 s and never looks.
SELECT t.id::text AS subject_id, t.created_at AT TIME ZONE 'UTC' AS since, {{include:transaction/amount.sql}} AS amount,
       s.token::text AS currency,
       {{include:detectors/evidence.sql}} AS evidence
FROM (SELECT t.*, t.early AS rule FROM {{include:detectors/open.sql}} t) t
LEFT JOIN {{schema}}.bridge_sessions s ON s.id = t.session_id
WHERE t.rule = 'chain without tracker'
LIMIT 5001
