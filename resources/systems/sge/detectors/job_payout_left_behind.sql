-- A payout whose job was left behind or failed: it may have been paid.
SELECT j.id AS subject_id, coalesce(j.last_attempt_at, j.created_at) AS since,
       {{include:job/amount.sql}} AS amount,
       coalesce(left(j.payload ->> 'token', 64), 'USDC') AS currency,
       jsonb_build_object('state', j.status, 'type', j.type, 'attempts', j.attempts,
                          'lastAttemptAt', j.last_attempt_at, 'rule', 'job_stuck_s',
                          'limit', (SELECT {{threshold:job_stuck_s}})) AS evidence
FROM {{schema}}.jobs j
WHERE j.status IN ('processing', 'failed') AND j.type = 'payout'
  AND (j.status = 'failed' OR coalesce(j.last_attempt_at, j.created_at) < statement_timestamp()
      - make_interval(secs => (SELECT {{threshold:job_stuck_s}})::double precision))
LIMIT 5001
