-- One table of :rows intents as a settlement backend leaves it after two years: nearly all settled, and a
-- constant number of rows in trouble whatever the size, so that 10 thousand and 10 million rows ask the same
-- question. Run by the benchmarks; needs the backend's tables.
INSERT INTO "Program" ("id", "name", "slug", "treasuryAddress", "updatedAt")
VALUES ('prog_a', 'Registry', 'registry', '0x52908400098527886E0F7030069857D2E4169EE7', now());

INSERT INTO "Intent" ("id", "programId", "type", "idempotencyKey", "wallet", "payload", "status", "attempts",
                      "lastAttemptAt", "resultTxHash", "createdAt", "updatedAt", "completedAt")
SELECT 'i' || lpad(n::text, 10, '0'), 'prog_a',
       (CASE n % 3 WHEN 0 THEN 'CLAIM' ELSE 'REGISTER' END)::"IntentType",
       'key-' || n, '0x' || md5(n::text) || left(md5((n + 1)::text), 8),
       '{"token": "USDC", "amount": "100.000000"}', 'CONFIRMED', 1,
       born + interval '2 seconds', '0x' || md5(n::text) || md5((n + 7)::text), born, born + interval '4 seconds',
       born + interval '4 seconds'
FROM generate_series(1, :rows - 400) AS n,
     LATERAL (SELECT (now() AT TIME ZONE 'utc') - interval '1 hour' - (:rows - n) * (interval '2 years' / :rows) AS born) b;

-- 400 rows in trouble, all within the last day: 100 orphans, 100 expired locks, 100 failed before sending,
-- 100 failed with an unknown outcome.
INSERT INTO "Intent" ("id", "programId", "type", "idempotencyKey", "wallet", "payload", "status", "attempts",
                      "lastAttemptAt", "errorMessage", "lockedBy", "lockedUntil", "createdAt", "updatedAt")
SELECT 't' || lpad(n::text, 10, '0'), 'prog_a', 'CLAIM', 'trouble-' || n, '0x' || md5('t' || n) || '00000000',
       '{"token": "USDC", "amount": "250.000000"}',
       (ARRAY['PENDING', 'PROCESSING', 'FAILED', 'FAILED'])[1 + n % 4]::"IntentStatus",
       (ARRAY[0, 1, 5, 5])[1 + n % 4], born + interval '1 second',
       (ARRAY[NULL, NULL, 'User must register before claiming', 'timeout of 30000ms exceeded'])[1 + n % 4],
       CASE WHEN n % 4 = 1 THEN 'worker-11-' || n END,
       CASE WHEN n % 4 = 1 THEN born + interval '5 minutes' END,
       born, born + interval '1 second'
FROM generate_series(1, 400) AS n,
     LATERAL (SELECT (now() AT TIME ZONE 'utc') - interval '1 hour' - n * interval '3 minutes' AS born) b;

-- The relayer's own queue: small and done.
INSERT INTO jobs (id, type, payload, status, attempts, created_at, last_attempt_at)
SELECT 'j' || lpad(n::text, 10, '0'), 'claim', '{"usdc": "2500000", "wallet": "0x01"}', 'done', 1,
       now() - interval '1 hour' - n * interval '1 minute', now() - interval '1 hour' - n * interval '1 minute'
FROM generate_series(1, 10000) AS n;

-- 2,000 batches that were called off, and 50,000 references of two entries each, all balanced but three.
INSERT INTO "PayoutBatch" ("id", "programId", "period", "totalAmount", "affiliateCount", "status", "createdById", "createdAt", "updatedAt")
SELECT 'b' || lpad(n::text, 6, '0'), (SELECT min("id") FROM "Program"), 'day ' || n, 10, 4, 'CANCELLED', 'u1', born, born
FROM generate_series(1, 2000) AS n,
     LATERAL (SELECT (now() AT TIME ZONE 'utc') - n * interval '1 hour' AS born) t;
INSERT INTO "LedgerEntry" ("id", "programId", "account", "counterparty", "amount", "currency", "refType", "refId", "createdAt")
SELECT 'l' || lpad(n::text, 7, '0'), (SELECT min("id") FROM "Program"), 'a', 'b',
       CASE n % 2 WHEN 0 THEN 5 ELSE CASE WHEN n < 6 THEN -4 ELSE -5 END END, 'USD', 'ADJUSTMENT', 'r' || (n / 2),
       (now() AT TIME ZONE 'utc') - n * interval '1 minute'
FROM generate_series(0, 99999) AS n;
