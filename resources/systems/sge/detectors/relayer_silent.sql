-- Jobs wait, and the relayer has touched none.
SELECT 'jobs'::text AS subject_id, due.since AS since, NULL::numeric AS amount, NULL::text AS currency,
       jsonb_build_object('due', due.number, 'rule', 'silent_worker_s', 'limit', {{threshold:silent_worker_s}}) AS evidence
FROM (
  SELECT count(*) AS number, min(d.created_at) AS since
  FROM (SELECT j.created_at FROM {{schema}}.jobs j
        WHERE j.status = 'pending' AND j.created_at < statement_timestamp()
            - make_interval(secs => (SELECT {{threshold:silent_worker_s}})::double precision) LIMIT 5001) d) due
WHERE due.number >= (SELECT {{threshold:silent_due}})
  AND NOT EXISTS (SELECT FROM {{schema}}.jobs j
                  WHERE due.number > 0 AND j.last_attempt_at > statement_timestamp()
                      - make_interval(secs => {{threshold:silent_worker_s}}::double precision))
