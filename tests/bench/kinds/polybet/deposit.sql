-- next: WHERE (d."createdAt", d."id") < ($1::timestamp, $2)
-- filtered: WHERE d."status" = 'FAILED'
SELECT d."id",
       CASE d."status" WHEN 'COMPLETED' THEN 'done' WHEN 'FAILED' THEN 'failed' WHEN 'PENDING_CONFIRMATION' THEN 'running'
            ELSE 'waiting' END, d."status",
       trim_scale(d."amount"), d."currency", d."retryCount", d."createdAt", d."updatedAt", d."txHash", '137', a."address",
       d."userId", coalesce(d."metadata" ->> 'lastError', d."metadata" ->> 'failureReason'), d.xmin
FROM "Deposit" d LEFT JOIN "DepositAddress" a ON a."userId" = d."userId" AND a."currency" = 'USDC'
:page
ORDER BY d."createdAt" DESC, d."id" DESC LIMIT 201
