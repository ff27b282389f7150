-- :rows transfers of a thousand users as two years leave them: nearly all done, and a constant number in trouble whatever
-- the size. Run by the benchmarks; needs the backend's tables.
INSERT INTO "User" ("id", "email", "passwordHash", "updatedAt")
SELECT 'u' || lpad(n::text, 4, '0'), n || '@example.org', '-', now() FROM generate_series(1, 1000) AS n;
INSERT INTO "Balance" ("userId", "available", "total", "updatedAt")
SELECT "id", 100, 100, now() - interval '1 day' FROM "User";

INSERT INTO "Transfer" ("id", "userId", "type", "amount", "status", "createdAt")
SELECT 't' || lpad(n::text, 10, '0'), 'u' || lpad((1 + n % 1000)::text, 4, '0'),
       (CASE n % 3 WHEN 0 THEN 'WITHDRAWAL' ELSE 'DEPOSIT' END)::"TransferType", 10 + n % 90, 'COMPLETED',
       (now() AT TIME ZONE 'utc') - interval '1 hour' - (:rows - n) * (interval '2 years' / :rows)
FROM generate_series(1, :rows - 300) AS n;
-- 200 wait for ever, 100 failed, all within the last day.
INSERT INTO "Transfer" ("id", "userId", "type", "amount", "status", "createdAt")
SELECT 'x' || lpad(n::text, 10, '0'), 'u0001', 'WITHDRAWAL', 250,
       (CASE n % 3 WHEN 0 THEN 'FAILED' ELSE 'PENDING' END)::"TransferStatus",
       (now() AT TIME ZONE 'utc') - interval '2 hours' - n * interval '3 minutes'
FROM generate_series(1, 300) AS n;

-- 50 markets are open past their time, 50 closed and never resolved while somebody holds a position.
INSERT INTO "Market" ("id", "slug", "question", "category", "status", "createdBy", "closeTime", "resolveTime", "outcome",
                      "createdAt", "updatedAt")
SELECT 'm' || lpad(n::text, 10, '0'), 'market-' || n, 'Will it be ' || n || '?', 'weather',
       (CASE WHEN n <= 50 THEN 'OPEN' WHEN n <= 100 THEN 'CLOSED' ELSE 'RESOLVED' END)::"MarketStatus", 'u0001',
       closed, CASE WHEN n > 100 THEN closed + interval '1 hour' END,
       (CASE WHEN n > 100 THEN 'YES' END)::"Outcome", closed - interval '30 days', closed
FROM generate_series(1, 2000) AS n,
     LATERAL (SELECT (now() AT TIME ZONE 'utc') - interval '10 days' - n * interval '1 hour' AS closed) c;
INSERT INTO "Position" ("id", "userId", "marketId", "outcome", "quantity", "averagePrice", "updatedAt")
SELECT 'p-' || "id", 'u0002', "id", 'YES', 10, 0.5, "createdAt" FROM "Market" WHERE "status" = 'CLOSED';
