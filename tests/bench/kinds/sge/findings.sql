-- Only the three troubles that are in this data; what the triage shows of each, and in its order.
SELECT 'intent.orphan', 'P2' AS severity, 'intents', 'intent', i."id" AS id, i."createdAt" AS since,
       CASE WHEN i."payload" ->> 'amount' ~ '^-?[0-9]+(\.[0-9]+)?$' THEN (i."payload" ->> 'amount')::numeric
            WHEN i."type" = 'REGISTER' THEN p."feeUsd" WHEN i."type" = 'CLAIM' THEN p."claimAmount" END,
       CASE i."type" WHEN 'REGISTER' THEN 'USD' WHEN 'CLAIM' THEN coalesce(i."payload" ->> 'token', 'USDC')
            ELSE coalesce(i."payload" ->> 'currency', 'USD') END,
       i."status", i."type", i."attempts", i."errorMessage", i."lockedBy", i."lockedUntil", i."nextRetryAt", i."updatedAt", i."resultTxHash"
FROM "Intent" i LEFT JOIN "Program" p ON p."id" = i."programId"
WHERE i."status" = 'PENDING' AND i."nextRetryAt" IS NULL
  AND i."createdAt" < (now() AT TIME ZONE 'utc') - interval '10 minutes'
UNION ALL
SELECT 'intent.expired_lock', 'P2' AS severity, 'intents', 'intent', i."id" AS id, i."lockedUntil" AS since,
       CASE WHEN i."payload" ->> 'amount' ~ '^-?[0-9]+(\.[0-9]+)?$' THEN (i."payload" ->> 'amount')::numeric
            WHEN i."type" = 'REGISTER' THEN p."feeUsd" WHEN i."type" = 'CLAIM' THEN p."claimAmount" END,
       CASE i."type" WHEN 'REGISTER' THEN 'USD' WHEN 'CLAIM' THEN coalesce(i."payload" ->> 'token', 'USDC')
            ELSE coalesce(i."payload" ->> 'currency', 'USD') END,
       i."status", i."type", i."attempts", i."errorMessage", i."lockedBy", i."lockedUntil", i."nextRetryAt", i."updatedAt", i."resultTxHash"
FROM "Intent" i LEFT JOIN "Program" p ON p."id" = i."programId"
WHERE i."status" = 'PROCESSING' AND i."lockedUntil" < now() AT TIME ZONE 'utc'
UNION ALL
SELECT 'intent.attempts_exhausted', 'P2' AS severity, 'intents', 'intent', i."id" AS id,
       coalesce(i."lastAttemptAt", i."updatedAt") AS since,
       CASE WHEN i."payload" ->> 'amount' ~ '^-?[0-9]+(\.[0-9]+)?$' THEN (i."payload" ->> 'amount')::numeric
            WHEN i."type" = 'REGISTER' THEN p."feeUsd" WHEN i."type" = 'CLAIM' THEN p."claimAmount" END,
       CASE i."type" WHEN 'REGISTER' THEN 'USD' WHEN 'CLAIM' THEN coalesce(i."payload" ->> 'token', 'USDC')
            ELSE coalesce(i."payload" ->> 'currency', 'USD') END,
       i."status", i."type", i."attempts", i."errorMessage", i."lockedBy", i."lockedUntil", i."nextRetryAt", i."updatedAt", i."resultTxHash"
FROM "Intent" i LEFT JOIN "Program" p ON p."id" = i."programId"
WHERE i."status" = 'FAILED' AND i."updatedAt" > (now() AT TIME ZONE 'utc') - interval '30 days'
ORDER BY severity, since, id LIMIT 5001
