-- What became of intent $1 since the retry at $2.
SELECT CASE
         WHEN i."status"::text = 'CONFIRMED' THEN 'done'
         WHEN i."status"::text IN ('FAILED', 'EXPIRED') THEN 'failed'
         WHEN e.swept THEN 'no_effect'
         WHEN e.taken THEN 'picked_up'
         WHEN clock_timestamp() - $2::timestamptz > e.patience THEN 'no_effect'
         ELSE 'waiting'
       END AS stage,
       CASE WHEN e.taken AND NOT e.swept
            THEN coalesce(i."lastAttemptAt", i."updatedAt") AT TIME ZONE 'UTC' END AS picked_up_at,
       CASE WHEN i."status"::text IN ('CONFIRMED', 'FAILED', 'EXPIRED')
            THEN coalesce(i."completedAt", i."updatedAt") AT TIME ZONE 'UTC' END AS ended_at,
       i."status"::text AS raw_state,
       CASE
         WHEN i."status"::text IN ('CONFIRMED', 'FAILED', 'EXPIRED') THEN NULL
         WHEN e.swept THEN 'the backend''s own job retry-failed-intents locked it and runs nothing'
         WHEN NOT e.taken AND clock_timestamp() - $2::timestamptz > e.patience THEN 'no worker has taken it'
       END AS why,
       CASE
         WHEN i."status"::text IN ('CONFIRMED', 'FAILED', 'EXPIRED') THEN NULL
         WHEN e.swept THEN 'Remove the scheduler retry-failed-intents from the backend, or install the bridge.'
         WHEN NOT e.taken AND clock_timestamp() - $2::timestamptz > e.patience
           THEN 'Look whether the worker runs; the shipped version takes a retried row only by way of its queue:'
                ' install the bridge.'
       END AS what_to_do
FROM {{schema}}."Intent" i
CROSS JOIN LATERAL (
  SELECT coalesce(i."lockedBy" LIKE 'worker-%-repeat:retry-failed-intents:%', false) AS swept,
         -- the retry itself leaves PENDING, no attempts and no lock
         i."status"::text <> 'PENDING' OR i."attempts" > 0 OR i."lockedBy" IS NOT NULL
           OR coalesce(i."lastAttemptAt" >= date_trunc('milliseconds', $2::timestamptz AT TIME ZONE 'UTC'), false)
           AS taken,
         make_interval(secs => {{setting:no_effect_after_s}}::double precision) AS patience
) e
WHERE i."id" = $1
