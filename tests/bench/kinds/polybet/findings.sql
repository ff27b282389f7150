-- Only the five troubles that are in this data; what the triage shows of each, and in its order.
SELECT 'deposit.failed', 'P1' AS severity, 'deposits', 'deposit', d."id" AS id, d."updatedAt" AS since,
       trim_scale(d."amount"), d."currency", 'status FAILED', d."status", d."retryCount"::text,
       d."metadata" ->> 'lastError', d."metadata" ->> 'failureReason', d."userId", d."txHash", d."createdAt", d."updatedAt"
FROM "Deposit" d
WHERE d."status" = 'FAILED' AND d."retryCount" < 3
UNION ALL
SELECT 'deposit.retries_exhausted', 'P1' AS severity, 'deposits', 'deposit', d."id" AS id, d."updatedAt" AS since,
       trim_scale(d."amount"), d."currency", 'retryCount at or above the limit', d."status", d."retryCount"::text,
       d."metadata" ->> 'lastError', d."metadata" ->> 'failureReason', d."userId", d."txHash", d."createdAt", d."updatedAt"
FROM "Deposit" d
WHERE d."status" IN ('FAILED', 'PENDING_SWEEP') AND d."retryCount" >= 3
UNION ALL
SELECT 'deposit.unconfirmed', 'P1' AS severity, 'deposits', 'deposit', d."id" AS id, d."createdAt" AS since,
       trim_scale(d."amount"), d."currency", 'PENDING_CONFIRMATION for longer than the limit', d."status", d."retryCount"::text,
       d."metadata" ->> 'lastError', d."metadata" ->> 'failureReason', d."userId", d."txHash", d."createdAt", d."updatedAt"
FROM "Deposit" d
WHERE d."status" = 'PENDING_CONFIRMATION' AND d."createdAt" < (now() AT TIME ZONE 'utc') - interval '1 hour'
UNION ALL
SELECT 'deposit.no_address', 'P1' AS severity, 'deposits', 'deposit', d."id" AS id, d."createdAt" AS since,
       trim_scale(d."amount"), d."currency", 'PENDING_SWEEP without a deposit address', d."status", d."retryCount"::text,
       d."metadata" ->> 'lastError', d."metadata" ->> 'failureReason', d."userId", d."txHash", d."createdAt", d."updatedAt"
FROM "Deposit" d
WHERE d."status" = 'PENDING_SWEEP' AND d."retryCount" < 3
  AND d."createdAt" < (now() AT TIME ZONE 'utc') - interval '1 minute'
  AND NOT EXISTS (SELECT FROM "DepositAddress" a WHERE a."userId" = d."userId" AND a."currency" = 'USDC')
UNION ALL
SELECT 'hedge.failed', 'P2', 'hedges', 'hedge', h."id", h."updatedAt", trim_scale(h."amount"), 'shares', 'status failed',
       h."status", h."retryCount"::text, h."failureReason", h."side", h."polymarketMarketId", h."userOrderId", h."createdAt",
       h."updatedAt"
FROM "HedgePosition" h
WHERE h."status" = 'failed' AND h."updatedAt" > (now() AT TIME ZONE 'utc') - interval '30 days'
ORDER BY severity, since, id LIMIT 5001
