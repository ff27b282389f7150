-- :rows deposits of a thousand customers as two years leave them: nearly all swept, and a constant number in trouble
-- whatever the size. Run by the benchmarks; needs the backend's tables.
INSERT INTO "user" ("id", "username", "updatedAt")
SELECT 'c' || lpad(n::text, 4, '0'), 'customer' || n, now() FROM generate_series(1, 1000) AS n;
-- The last fifty have no deposit address.
INSERT INTO "DepositAddress" ("id", "userId", "address", "currency", "derivationIndex")
SELECT 'a' || n, 'c' || lpad(n::text, 4, '0'), '0x' || lpad(to_hex(n), 40, '0'), 'USDC', n FROM generate_series(1, 950) AS n;

INSERT INTO "Deposit" ("id", "userId", "amount", "currency", "txHash", "status", "fromAddress", "toAddress",
                       "createdAt", "updatedAt")
SELECT 'd' || lpad(n::text, 10, '0'), 'c' || lpad((1 + n % 1000)::text, 4, '0'), 10 + n % 90, 'USDC',
       '0x' || md5(n::text) || md5((n + 7)::text), 'COMPLETED', '0x' || md5(n::text) || '00000000',
       '0x' || lpad('', 40, '1'), born, born + interval '40 seconds'
FROM generate_series(1, :rows - 401) AS n,
     LATERAL (SELECT (now() AT TIME ZONE 'utc') - interval '1 hour' - (:rows - n) * (interval '2 years' / :rows) AS born) b;

-- 400 in trouble, all within the last day: 100 failed, 100 with their tries used up, 100 sent and unconfirmed, 100 of
-- customers without an address.
INSERT INTO "Deposit" ("id", "userId", "amount", "currency", "txHash", "status", "fromAddress", "toAddress", "retryCount",
                       "metadata", "createdAt", "updatedAt")
SELECT 't' || lpad(n::text, 10, '0'), CASE WHEN n % 4 = 3 THEN 'c' || lpad((951 + n % 50)::text, 4, '0') ELSE 'c0001' END,
       250, 'USDC', '0xt' || n, (ARRAY['FAILED', 'FAILED', 'PENDING_CONFIRMATION', 'PENDING_SWEEP'])[1 + n % 4],
       '0x' || md5(n::text) || '00000000', '0x' || lpad('', 40, '1'), (ARRAY[1, 3, 0, 0])[1 + n % 4],
       CASE WHEN n % 4 < 2 THEN '{"lastError": "nonce too low", "failureReason": "SWEEP_FAILED"}'::jsonb END, born, born
FROM generate_series(1, 400) AS n,
     LATERAL (SELECT (now() AT TIME ZONE 'utc') - interval '2 hours' - n * interval '3 minutes' AS born) b;
-- The oldest that waits can be swept and has just been tried: the worker is alive, and its queue is not starved.
INSERT INTO "Deposit" ("id", "userId", "amount", "currency", "txHash", "status", "fromAddress", "toAddress",
                       "createdAt", "updatedAt")
SELECT 'alive', 'c0002', 10, 'USDC', '0xalive', 'PENDING_SWEEP', '0xf', '0xm', (now() AT TIME ZONE 'utc') - interval '1 day',
       (now() AT TIME ZONE 'utc') + interval '1 day';

INSERT INTO "Withdrawal" ("id", "userId", "amount", "currency", "toAddress", "txHash", "status", "createdAt", "updatedAt",
                          "approvedAt", "approvedBy")
SELECT 'w' || lpad(n::text, 10, '0'), 'c' || lpad((1 + n % 1000)::text, 4, '0'), 25, 'USDC', '0x' || md5(n::text) || '00000000',
       '0x' || md5(n::text) || md5((n + 7)::text), 'COMPLETED', born, born + interval '1 minute', born, 'admin'
FROM generate_series(1, 10000) AS n,
     LATERAL (SELECT (now() AT TIME ZONE 'utc') - interval '1 hour' - n * interval '1 hour' AS born) b;
INSERT INTO "HedgePosition" ("id", "userOrderId", "polymarketMarketId", "side", "amount", "status", "failureReason",
                             "createdAt", "updatedAt")
SELECT 'h' || lpad(n::text, 10, '0'), 'o' || n, 'm' || n % 20, 'BUY', 5, CASE WHEN n <= 50 THEN 'failed' ELSE 'hedged' END,
       CASE WHEN n <= 50 THEN 'no liquidity' END, born, born
FROM generate_series(1, 10000) AS n,
     LATERAL (SELECT (now() AT TIME ZONE 'utc') - interval '1 hour' - n * interval '1 hour' AS born) b;
