-- Intents are due, and no worker has moved any: the sweep by retry-failed-intents moves nothing. A new intent is due too:
-- only the queue knows of it. Old ones without a next attempt prove nothing, the backend never takes those.
SELECT 'intents'::text AS subject_id, due.since AT TIME ZONE 'UTC' AS since, NULL::numeric AS amount, NULL::text AS currency,
       jsonb_build_object('due', due.number, 'rule', 'silent_worker_s', 'limit', {{threshold:silent_worker_s}}) AS evidence
FROM (
  SELECT count(*) AS number, min(d.since) AS since
  FROM (
    (SELECT i."nextRetryAt" AS since FROM {{schema}}."Intent" i
     WHERE i."status" = 'PENDING' AND i."nextRetryAt" < statement_timestamp() AT TIME ZONE 'UTC'
         - make_interval(secs => {{threshold:silent_worker_s}}::double precision)
       AND (i."lockedUntil" > statement_timestamp() AT TIME ZONE 'UTC') IS NOT TRUE LIMIT 5001)
    UNION ALL
    (SELECT i."createdAt" FROM {{schema}}."Intent" i
     WHERE i."status" = 'PENDING' AND i."nextRetryAt" IS NULL AND i."attempts" = 0 AND i."lastAttemptAt" IS NULL
       AND i."createdAt" < statement_timestamp() AT TIME ZONE 'UTC'
         - make_interval(secs => (SELECT {{threshold:silent_worker_s}})::double precision)
       AND i."createdAt" > statement_timestamp() AT TIME ZONE 'UTC'
         - make_interval(secs => (SELECT 6 * {{threshold:silent_worker_s}})::double precision) LIMIT 5001)
  ) d) due
WHERE due.number >= (SELECT {{threshold:silent_due}})
  -- names due, so that nobody looks for movement while nothing is due
  AND NOT EXISTS (
    SELECT FROM {{schema}}."Intent" i
    WHERE due.number > 0 AND i."updatedAt" > statement_timestamp() AT TIME ZONE 'UTC'
        - make_interval(secs => {{threshold:silent_worker_s}}::double precision)
      AND greatest(i."lastAttemptAt", i."completedAt") > statement_timestamp() AT TIME ZONE 'UTC'
        - make_interval(secs => (SELECT {{threshold:silent_worker_s}})::double precision)
      AND (i."lockedBy" LIKE 'worker-%-repeat:retry-failed-intents:%') IS NOT TRUE)
