-- What was credited, as the backend books it: without it the scans would find every good row wanting.
INSERT INTO "LedgerEntry" ("id", "userId", "direction", "amount", "currency", "balanceBefore", "balanceAfter",
                           "referenceType", "referenceId", "createdAt")
SELECT 'l' || d."id", d."userId", 'CREDIT', d."amount" * 0.99, 'TUSD',
       sum(d."amount" * 0.99) OVER w - d."amount" * 0.99, sum(d."amount" * 0.99) OVER w, 'DEPOSIT', d."id", d."updatedAt"
FROM "Deposit" d WHERE d."status" = 'COMPLETED'
WINDOW w AS (PARTITION BY d."userId" ORDER BY d."createdAt", d."id");
