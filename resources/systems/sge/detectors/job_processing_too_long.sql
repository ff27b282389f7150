-- In work for too long: a relayer job that throws stays so for ever.
SELECT j.id AS subject_id, coalesce(j.last_attempt_at, j.created_at) AS since,
       {{include:job/amount.sql}} AS amount,
       coalesce(left(j.payload ->> 'token', 64), 'USDC') AS currency,
       jsonb_build_object('state', j.status, 'type', j.type, 'attempts', j.attempts,
                          'lastAttemptAt', j.last_attempt_at, 'rule', 'job_stuck_s',
                          'limit', (SELECT {{threshold:job_stuck_s}})) AS evidence
FROM {{schema}}.jobs j
WHERE j.status = 'processing' AND coalesce(j.last_attempt_at, j.created_at) < statement_timestamp()
    - make_interval(secs => (SELECT {{threshold:job_stuck_s}})::double precision) AND j.type <> 'payout'
LIMIT 5001
