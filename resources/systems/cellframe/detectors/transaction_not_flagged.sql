-- It has what it needs, or says so, and the flag the monitor looks at was never set: it is watched for ever.
SELECT t.id::text AS subject_id, t.created_at AT TIME ZONE 'UTC' AS since, {{include:transaction/amount.sql}} AS amount,
       s.token::text AS currency,
       {{include:detectors/evidence.sql}} AS evidence
FROM (SELECT t.*, t.early AS rule FROM {{include:detectors/open.sql}} t) t
LEFT JOIN {{schema}}.bridge_sessions s ON s.id = t.session_id
WHERE t.rule IN ('enough confirmations, and not confirmed', 'status says confirmed, and it is not')
LIMIT 5001
