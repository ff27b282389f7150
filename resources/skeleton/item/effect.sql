-- Not used until kind.json names it. What became of item $1 since the retry at $2: waiting, picked_up, done, failed or
-- no_effect. A retry nobody picks up must be told.
SELECT CASE CASE t.@QSTATUS@::text@CASES@ ELSE 'unknown' END
         WHEN 'done' THEN 'done' WHEN 'failed' THEN 'failed' WHEN 'running' THEN 'picked_up'
         ELSE CASE WHEN clock_timestamp() - $2::timestamptz > interval '60 seconds' THEN 'no_effect' ELSE 'waiting' END
       END AS stage,
       NULL::timestamptz AS picked_up_at,
       NULL::timestamptz AS ended_at,
       t.@QSTATUS@::text AS raw_state,
       NULL::text AS why,
       NULL::text AS what_to_do
FROM {{table:@TABLE@}} t WHERE @ID_TEXT@ = $1::text
