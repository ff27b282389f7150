-- What happened to intent $1, as far as its row and the rows around it tell.
SELECT x.at, x.what, x.who, left(x.sentence, 65536) AS text, x.bad
FROM {{schema}}."Intent" i
CROSS JOIN LATERAL (
  VALUES
    (i."createdAt" AT TIME ZONE 'UTC', 'created', '', 'Created: ' || i."type"::text, false),
    (i."lastAttemptAt" AT TIME ZONE 'UTC', 'attempt', '', 'Attempt ' || i."attempts" ||
       coalesce(', with error: ' || i."errorMessage", ''), i."errorMessage" IS NOT NULL),
    (i."lockedUntil" AT TIME ZONE 'UTC', 'locked', coalesce(i."lockedBy", ''),
       CASE WHEN i."lockedBy" LIKE 'worker-%-repeat:retry-failed-intents:%'
            THEN 'Lock of the job retry-failed-intents, which runs nothing, ends' ELSE 'Lock ends' END,
       i."status"::text = 'PROCESSING' AND i."lockedUntil" < clock_timestamp() AT TIME ZONE 'UTC'),
    (i."nextRetryAt" AT TIME ZONE 'UTC', 'next-attempt', '', 'Next attempt due', false),
    (i."completedAt" AT TIME ZONE 'UTC', 'completed', '', 'Completed' ||
       coalesce(' with transaction ' || i."resultTxHash", ''), false)
) AS x (at, what, who, sentence, bad)
WHERE i."id" = $1 AND x.at IS NOT NULL
UNION ALL
SELECT s."createdAt" AT TIME ZONE 'UTC', 'settled', '',
       'Settlement of ' || s."amount" || ' ' || coalesce(s."token", '') || ', ' || s."status"::text,
       s."status"::text IN ('FAILED', 'REVERSED')
FROM {{schema}}."Settlement" s WHERE s."intentId" = $1
UNION ALL
SELECT * FROM (
  SELECT l."createdAt" AT TIME ZONE 'UTC', 'booked', '',
         left(l."account", 200) || ': ' || l."amount" || ' ' || l."currency" || ' (' || l."refType" || ')', false
  FROM {{schema}}."Settlement" s
  JOIN {{schema}}."Commission" c ON c."settlementId" = s."id"
  JOIN {{schema}}."LedgerEntry" l ON l."refType" = 'COMMISSION' AND l."refId" = c."id"
  WHERE s."intentId" = $1 ORDER BY 1 LIMIT 100) booked
