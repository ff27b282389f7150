-- Workers are known by the locks they hold now: a worker with none is not seen here.
SELECT name, max(seen) AT TIME ZONE 'UTC' AS last_seen_at,
       bool_or("lockedUntil" > statement_timestamp() AT TIME ZONE 'UTC') AS healthy
FROM (
  SELECT left(regexp_replace(i."lockedBy", '^(worker-[^-]+)-.*$', '\1'), 200) AS name,
         i."lockedUntil", coalesce(i."lastAttemptAt", i."updatedAt") AS seen
  FROM {{schema}}."Intent" i
  WHERE i."status" = 'PROCESSING' AND i."lockedBy" IS NOT NULL
    AND i."lockedUntil" > statement_timestamp() AT TIME ZONE 'UTC' - interval '1 hour'
) locks
GROUP BY name
