-- What the worker selects in one pass: the ten oldest that wait, whether it can sweep them or not.
SELECT d."id", d."amount", d."currency", d."createdAt", greatest(d."createdAt", d."updatedAt") AS touched,
       EXISTS (SELECT FROM {{schema}}."DepositAddress" a
               WHERE a."userId" = d."userId" AND a."currency" = 'USDC') AS can_sweep
FROM {{table:Deposit}} d
WHERE d."status" = 'PENDING_SWEEP' AND (d."retryCount" >= {{threshold:sweep_max_retries}}) IS NOT TRUE
ORDER BY d."createdAt" LIMIT 10
