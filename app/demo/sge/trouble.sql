-- SPDX-License-Identifier: GPL-3.0-or-later
-- What has gone wrong on top of the history (same session: uses its functions). Each block is one story.
CREATE TEMP TABLE trouble AS
SELECT t.*, pg_temp.ident('trouble', t.n) AS id, pg_temp.address('trouble', t.n) AS wallet, now - t.age AS at
FROM present, (
  -- The relayer ran dry for a while, until someone put a little in: nothing of these was ever broadcast.
  SELECT n, 'dry' AS story, interval '35 minutes' + n * interval '25 s' AS age FROM generate_series(1, 37) AS n
  UNION ALL -- people who claimed before they had registered
  SELECT n, 'must register', interval '2 hours' + (n - 100) * interval '5 hours' FROM generate_series(101, 108) AS n
  UNION ALL -- nobody knows whether these transactions were sent
  SELECT n, 'timed out', interval '70 minutes' + (n - 200) * interval '4 hours' FROM generate_series(201, 206) AS n
  UNION ALL -- completed on the chain, and then the backend failed over its own bookkeeping
  SELECT n, 'hash', interval '3 hours' + (n - 300) * interval '6 hours' FROM generate_series(301, 303) AS n
  UNION ALL -- reset by the backend's own job without a next time: nothing takes these up again
  SELECT n, 'orphan', interval '14 minutes' + (n - 400) * interval '23 minutes' FROM generate_series(401, 412) AS n
  UNION ALL -- a worker that died with its lock in hand
  SELECT n, 'expired lock', interval '11 minutes' + (n - 500) * interval '17 minutes' FROM generate_series(501, 509) AS n
  UNION ALL -- green, and wrong: confirmed, and nothing was booked
  SELECT n, 'no settlement', interval '40 minutes' + (n - 600) * interval '9 hours' FROM generate_series(601, 604) AS n
) AS t(n, story, age);

INSERT INTO "Intent" ("id","programId","type","idempotencyKey","wallet","payload","status","attempts","lastAttemptAt","resultTxHash","errorMessage",
                      "lockedBy","lockedUntil","createdAt","updatedAt","completedAt")
SELECT t.id, CASE t.n % 3 WHEN 0 THEN 'prog-partner' WHEN 1 THEN 'prog-genesis' ELSE 'prog-merchant' END,
       (CASE WHEN t.story = 'must register' THEN 'CLAIM' WHEN t.n % 2 = 0 THEN 'COMMERCE_PAYMENT' ELSE 'REGISTER' END)::"IntentType", 'demo-trouble-' || t.n, t.wallet,
       CASE WHEN t.story = 'must register' THEN jsonb_build_object('amount', '250', 'token', 'SGE')
            WHEN t.n % 2 = 0 THEN jsonb_build_object('amount', round((20 + 180 * pg_temp.rnd('trouble', t.n))::numeric, 2)::text, 'currency', 'USD', 'orderId', 'order-t' || t.n)
            ELSE jsonb_build_object('wallet', t.wallet) END,
       (CASE t.story WHEN 'orphan' THEN 'PENDING' WHEN 'expired lock' THEN 'PROCESSING' WHEN 'no settlement' THEN 'CONFIRMED' ELSE 'FAILED' END)::"IntentStatus",
       CASE t.story WHEN 'expired lock' THEN 1 WHEN 'no settlement' THEN 1 WHEN 'orphan' THEN 0 ELSE 5 END,
       CASE t.story WHEN 'orphan' THEN NULL WHEN 'expired lock' THEN t.at + interval '1 s' WHEN 'no settlement' THEN t.at + interval '1 s' ELSE t.at + interval '31 s' END,
       CASE WHEN t.story IN ('hash', 'no settlement') THEN pg_temp.tx_hash('trouble', t.n) END,
       CASE t.story WHEN 'dry' THEN 'insufficient funds for gas * price + value' WHEN 'must register' THEN 'execution reverted: must register before claiming'
                    WHEN 'timed out' THEN 'timeout of 30000 ms exceeded: request timed out while waiting for eth_sendRawTransaction'
                    WHEN 'hash' THEN 'Transaction API error: Unable to start a transaction in the given time' END,
       CASE t.story WHEN 'expired lock' THEN 'worker-7-' || t.id END, CASE t.story WHEN 'expired lock' THEN t.at + interval '301 s' END, t.at,
       t.at + CASE t.story WHEN 'orphan' THEN interval '0 s' WHEN 'expired lock' THEN interval '1 s' WHEN 'no settlement' THEN interval '4 s' ELSE interval '32 s' END,
       CASE t.story WHEN 'no settlement' THEN t.at + interval '4 s' END
FROM trouble AS t;

-- One side of two bookings was lost. Summed over currencies, as the backend's own check does, they cancel out.
INSERT INTO "LedgerEntry" ("id","programId","account","counterparty","amount","currency","refType","refId","description","createdAt")
SELECT pg_temp.ident('ledger-trouble-' || l.currency, 1), 'prog-merchant', l.account, 'system:suspense', l.amount, l.currency, 'ADJUSTMENT', l.ref, 'manual correction', now - l.age
FROM present, (VALUES ('program:prog-merchant:revenue', 7.500000, 'USD', 'adj-2214', interval '2 days 3 hours'),
                      ('program:prog-merchant:treasury', -7.500000, 'USDC', 'adj-2215', interval '2 days 2 hours')) AS l(account, amount, currency, ref, age);

-- As shipped, nothing links a commission to the payout that paid it: two of last month's are still to be paid.
UPDATE "Commission" AS c SET "status" = 'PAYABLE', "payoutId" = NULL, "paidAt" = NULL, "updatedAt" = c."createdAt"
FROM (SELECT "id" FROM "Payout" WHERE "status" = 'COMPLETED' AND "programId" = 'prog-merchant' ORDER BY "id" LIMIT 2) AS p WHERE c."payoutId" = p."id";

-- The relayer's jobs that threw stay 'processing' for ever; one of them pays somebody.
INSERT INTO jobs (id, type, payload, status, attempts, last_attempt_at, created_at)
SELECT j.id, j.type, j.payload, j.status, j.attempts, (now - j.age) AT TIME ZONE 'UTC', (now - j.age - interval '3 s') AT TIME ZONE 'UTC'
FROM present, (VALUES
  ('reg-' || md5('{{seed}}:stuck:1')::uuid, 'register', jsonb_build_object('wallet', pg_temp.address('stuck', 1)), 'processing', 1, interval '47 minutes'),
  ('reg-' || md5('{{seed}}:stuck:2')::uuid, 'register', jsonb_build_object('wallet', pg_temp.address('stuck', 2)), 'processing', 2, interval '5 hours'),
  ('pay-' || md5('{{seed}}:stuck:3')::uuid, 'payout',
   jsonb_build_object('child', pg_temp.address('stuck', 3), 'referrer', pg_temp.address('stuck', 4), 'usdc', '18500000', 'token', 'USDC'), 'processing', 1, interval '90 minutes')
) AS j(id, type, payload, status, attempts, age);
ANALYZE;
