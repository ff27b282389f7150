-- Transactions are due and none has moved: the monitor does not run, or reaches no node. Rows it found before must move
-- every 30 s; rows it never found tell only together, as one hash may simply not exist. One that two rows have never moves.
SELECT 'monitor'::text AS subject_id, max(t.updated_at) AT TIME ZONE 'UTC' AS since, NULL::numeric AS amount,
       NULL::text AS currency,
       jsonb_object(ARRAY['rule', 'due', 'found_before', 'last_moved', 'limit_s'],
                    ARRAY[CASE WHEN bool_or(t.confirmations > 0) THEN 'transactions it found before have stopped moving'
                               ELSE 'several transactions are due, and it has found none of them' END,
                          count(*)::text, count(*) FILTER (WHERE t.confirmations > 0)::text,
                          max(t.updated_at)::text || 'Z', {{threshold:monitor_silent_s}}::text]) AS evidence
FROM (SELECT t.* FROM {{schema}}.transactions t WHERE NOT t.confirmed ORDER BY t.created_at DESC LIMIT 100) t
WHERE {{include:transaction/chain_id.sql}} IS NOT NULL
  AND t.confirmations < t.confirmations_required
  AND NOT EXISTS (SELECT FROM {{schema}}.transactions o WHERE o.hash = t.hash AND o.id <> t.id)
  AND t.created_at < statement_timestamp() AT TIME ZONE 'UTC'
    - make_interval(secs => (SELECT {{threshold:monitor_silent_s}})::double precision)
HAVING max(t.updated_at) < statement_timestamp() AT TIME ZONE 'UTC'
    - make_interval(secs => (SELECT {{threshold:monitor_silent_s}})::double precision)
   AND (bool_or(t.confirmations > 0) OR count(*) >= (SELECT {{threshold:silent_rows}}))
   -- a row made just now was touched by its making, and one confirmed just now is gone from the list
   AND (SELECT m.updated_at FROM {{schema}}.transactions m
        WHERE m.updated_at >= statement_timestamp() AT TIME ZONE 'UTC'
          - make_interval(secs => (SELECT {{threshold:monitor_silent_s}})::double precision)
          AND m.updated_at <= statement_timestamp() AT TIME ZONE 'UTC' + interval '1 minute'
          AND m.updated_at - interval '5 seconds' > m.created_at
        ORDER BY m.updated_at DESC LIMIT 1) IS NULL
