-- What became of relayer job $1 since the retry at $2.
SELECT CASE
         WHEN j.status = 'done' THEN 'done'
         WHEN j.status = 'failed' THEN 'failed'
         WHEN e.taken THEN 'picked_up'
         WHEN clock_timestamp() - $2::timestamptz > e.patience THEN 'no_effect'
         ELSE 'waiting'
       END AS stage,
       CASE WHEN e.taken THEN j.last_attempt_at END AS picked_up_at,
       CASE WHEN j.status IN ('done', 'failed') THEN j.last_attempt_at END AS ended_at,
       left(j.status, 200) AS raw_state,
       CASE WHEN NOT e.taken AND clock_timestamp() - $2::timestamptz > e.patience
            THEN 'the relayer has not taken it' END AS why,
       CASE WHEN NOT e.taken AND clock_timestamp() - $2::timestamptz > e.patience
            THEN 'Look whether the relayer runs.' END AS what_to_do
FROM {{schema}}.jobs j
CROSS JOIN LATERAL (
  SELECT j.status <> 'pending' OR j.attempts > 0 AS taken,
         make_interval(secs => {{setting:no_effect_after_s}}::double precision) AS patience
) e
WHERE j.id = $1
