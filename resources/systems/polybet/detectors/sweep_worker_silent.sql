-- The worker looks at the oldest waiting deposit in every pass, and every pass leaves a mark on it: done, or one try more.
-- The oldest one it could sweep has no new mark for long, so there are no passes.
SELECT 'sweep-monitor'::text AS subject_id, b.touched AT TIME ZONE 'UTC' AS since,
       trim_scale(nullif(b."amount", 'NaN')) AS amount, left(b."currency", 64) AS currency,
       jsonb_build_object('rule', 'the oldest due deposit was not touched within the limit',
         'limit', {{threshold:worker_silent_s}}::text, 'deposit', left(b."id", 200),
         'touchedAt', b.touched::text || 'Z') AS evidence
FROM (SELECT * FROM ({{include:detectors/sweep_batch.sql}}) batch WHERE can_sweep ORDER BY "createdAt" LIMIT 1) b
WHERE b.touched < statement_timestamp() AT TIME ZONE 'UTC'
    - make_interval(secs => {{threshold:worker_silent_s}}::double precision)
