-- What happened to deposit $1, as far as its row and the ledger tell. Times in metadata are text of the worker's: only
-- what has the shape of a time is taken, and put together so that the 31st of a short month does not raise.
SELECT x.at AT TIME ZONE 'UTC' AS at, x.what, ''::text AS who, left(x.sentence, 65536) AS text, x.bad
FROM {{table:Deposit}} d
CROSS JOIN LATERAL (
  VALUES
    (d."createdAt", 'created', 'Seen: ' || trim_scale(d."amount") || ' ' || d."currency", false),
    ({{include:deposit/last_error_at.sql}}, 'attempt', 'A try' ||
       coalesce(' failed: ' || (d."metadata" ->> 'lastError'), ' failed'), true),
    (d."updatedAt", CASE d."status" WHEN 'COMPLETED' THEN 'completed' WHEN 'FAILED' THEN 'failed' ELSE 'changed' END,
       'Last changed, now ' || d."status" || coalesce(' (' || (d."metadata" ->> 'failureReason') || ')', ''),
       d."status" = 'FAILED')
) AS x (at, what, sentence, bad)
WHERE d."id" = $1 AND x.at IS NOT NULL
UNION ALL
SELECT * FROM (
  SELECT l."createdAt" AT TIME ZONE 'UTC', 'booked', '',
         left(l."direction", 20) || ' ' || trim_scale(l."amount") || ' ' || left(l."currency", 64)
           || ', balance now ' || trim_scale(l."balanceAfter")
           || coalesce(' (' || left(l."accountType", 40) || ')', ''), l."direction" <> 'CREDIT'
  FROM {{table:Deposit}} d
  JOIN {{table:LedgerEntry}} l ON l."referenceType" = 'DEPOSIT' AND l."referenceId" IN (d."id", d."txHash")
  WHERE d."id" = $1 ORDER BY 1 LIMIT 100) booked
UNION ALL
SELECT * FROM (
  SELECT o."createdAt" AT TIME ZONE 'UTC', 'later-deposit', '',
         'A later deposit of the same customer was completed: ' || o."id"
           || ', ' || trim_scale(o."amount") || ' ' || o."currency", false
  FROM {{schema}}."Deposit" d
  JOIN {{schema}}."Deposit" o ON o."userId" = d."userId" AND o."currency" = d."currency" AND o."id" <> d."id"
    AND o."createdAt" > d."createdAt" AND o."status" = 'COMPLETED'
  WHERE d."id" = $1 AND d."status" = 'FAILED' ORDER BY 1 LIMIT 5) later
