-- next: WHERE (i."createdAt", i."id") < ($1::timestamp, $2)
-- filtered: WHERE i."status" = 'FAILED'
SELECT i."id",
       CASE i."status" WHEN 'PENDING' THEN 'waiting' WHEN 'PROCESSING' THEN 'running' WHEN 'CONFIRMED' THEN 'done'
            WHEN 'FAILED' THEN 'failed' ELSE 'cancelled' END, i."status",
       CASE WHEN i."payload" ->> 'amount' ~ '^-?[0-9]+(\.[0-9]+)?$' THEN (i."payload" ->> 'amount')::numeric
            WHEN i."type" = 'REGISTER' THEN p."feeUsd" WHEN i."type" = 'CLAIM' THEN p."claimAmount" END,
       CASE i."type" WHEN 'REGISTER' THEN 'USD' WHEN 'CLAIM' THEN coalesce(i."payload" ->> 'token', 'USDC')
            ELSE coalesce(i."payload" ->> 'currency', 'USD') END,
       i."attempts", 5, i."createdAt", i."updatedAt", i."lockedUntil", i."nextRetryAt", i."resultTxHash", i."resultData" ->> 'chainId', i."wallet", coalesce(i."payload" ->> 'referrer', i."payload" ->> 'destination'),
       i."errorMessage", i.xmin, i."type"
FROM "Intent" i LEFT JOIN "Program" p ON p."id" = i."programId"
:page
ORDER BY i."createdAt" DESC, i."id" DESC LIMIT 201
