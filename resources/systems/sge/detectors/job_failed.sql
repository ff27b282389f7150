-- Given up by the relayer.
SELECT j.id AS subject_id, coalesce(j.last_attempt_at, j.created_at) AS since,
       {{include:job/amount.sql}} AS amount,
       coalesce(left(j.payload ->> 'token', 64), 'USDC') AS currency,
       jsonb_build_object('state', j.status, 'type', j.type, 'attempts', j.attempts,
                          'lastAttemptAt', j.last_attempt_at) AS evidence
FROM {{schema}}.jobs j
WHERE j.status = 'failed' AND j.type <> 'payout'
LIMIT 5001
