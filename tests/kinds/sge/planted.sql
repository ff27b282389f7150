-- What is wrong, on top of the clean history. An hour ago worker and relayer died with what they had in hand.
-- As written before Countersign's guard was there.
SET LOCAL session_replication_role = replica;
UPDATE "Intent" SET "createdAt" = "createdAt" - interval '1 hour', "updatedAt" = "updatedAt" - interval '1 hour',
  "lastAttemptAt" = "lastAttemptAt" - interval '1 hour', "nextRetryAt" = "nextRetryAt" - interval '1 hour',
  "lockedUntil" = "lockedUntil" - interval '1 hour', "completedAt" = "completedAt" - interval '1 hour'
WHERE "id" IN ('ok-due-soon', 'ok-due', 'ok-fourth', 'ok-fifth', 'ok-in-work', 'ok-sent', 'ok-settling');
UPDATE jobs SET last_attempt_at = now() - interval '1 hour' WHERE id = 'job-now';

CREATE FUNCTION pg_temp.intent(id text, state text, attempts integer, error text DEFAULT NULL) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "Intent" ("id", "programId", "type", "idempotencyKey", "wallet", "payload", "status", "attempts", "errorMessage",
                        "createdAt", "updatedAt")
  VALUES ($1, 'pa', 'CLAIM', $1, '0xbad', '{"amount": "12.50", "token": "USDC"}', $2::"IntentStatus", $3, $4,
          {now} - interval '3 hours', {now} - interval '2 hours') $$;

-- Named a transaction
SELECT pg_temp.intent('hash-failed', 'FAILED', 5, 'Transaction API error'), pg_temp.intent('hash-failed-no-funds', 'FAILED', 5, 'insufficient funds'),
       pg_temp.intent('hash-pending', 'PENDING', 0), pg_temp.intent('hash-expired', 'EXPIRED', 1),
       pg_temp.intent('hash-lock-expired', 'PROCESSING', 1);
UPDATE "Intent" SET "resultTxHash" = '0xhash' WHERE "id" LIKE 'hash-%';
UPDATE "Intent" SET "lockedUntil" = {now} - interval '1 hour', "lockedBy" = 'worker-1-x' WHERE "id" = 'hash-lock-expired';

-- Stuck
SELECT pg_temp.intent('dry-failed', 'FAILED', 5, 'insufficient funds for gas * price + value'), pg_temp.intent('dry-orphan', 'PENDING', 1, 'Insufficient Funds'),
       pg_temp.intent('swept', 'PROCESSING', 1), pg_temp.intent('swept-again', 'PROCESSING', 9, 'nonce too low'), pg_temp.intent('swept-no-lock', 'PROCESSING', 1),
       pg_temp.intent('lock-expired', 'PROCESSING', 1), pg_temp.intent('retried', 'PENDING', 0), pg_temp.intent('orphan', 'PENDING', 0),
       pg_temp.intent('orphan-tried', 'PENDING', 3, 'nonce too low'), pg_temp.intent('overdue', 'PENDING', 1, 'execution reverted'),
       pg_temp.intent('no-lock', 'PROCESSING', 1), pg_temp.intent('lock-renewed', 'PROCESSING', 1), pg_temp.intent('given-up', 'FAILED', 5, 'must register before claiming'),
       pg_temp.intent('given-up-silently', 'FAILED', 5), pg_temp.intent('given-up-unknown', 'FAILED', 5, 'request timed out');
UPDATE "Intent" SET "lockedBy" = 'worker-1-repeat:retry-failed-intents:17', "lockedUntil" = {now} + interval '4 min', "lastAttemptAt" = {now} - interval '1 min' WHERE "id" = 'swept';
UPDATE "Intent" SET "lockedBy" = 'worker-22-repeat:retry-failed-intents:17', "lockedUntil" = {now} - interval '1 hour' WHERE "id" = 'swept-again';
UPDATE "Intent" SET "lockedBy" = 'worker-1-repeat:retry-failed-intents:17' WHERE "id" = 'swept-no-lock';
UPDATE "Intent" SET "lockedBy" = 'worker-1-x', "lockedUntil" = {now} - interval '1 s' WHERE "id" = 'lock-expired';
UPDATE "Intent" SET "nextRetryAt" = {now} - interval '2 hours', "updatedAt" = {now} - interval '2 hours' WHERE "id" = 'retried';
UPDATE "Intent" SET "nextRetryAt" = {now} - interval '11 min' WHERE "id" = 'overdue';
-- put back without failing: due in a moment, due just now, put back by the reset a minute ago
SELECT pg_temp.intent('tried-out', 'PENDING', 5, 'nonce too low'), pg_temp.intent('tried-out-due', 'PENDING', 9, 'nonce too low'), pg_temp.intent('tried-out-young', 'PENDING', 6);
UPDATE "Intent" SET "nextRetryAt" = CASE "id" WHEN 'tried-out' THEN {now} + interval '2 min' WHEN 'tried-out-due' THEN {now} - interval '20 s' END,
  "createdAt" = CASE "id" WHEN 'tried-out-young' THEN {now} - interval '9 min' ELSE "createdAt" END WHERE "id" LIKE 'tried-out%';
UPDATE "Intent" SET "lockedBy" = 'worker-1-x', "lockedUntil" = {now} + interval '4 min', "lastAttemptAt" = {now} - interval '1 hour' WHERE "id" = 'lock-renewed';

-- Absurd, and none of it may blind the others
SELECT pg_temp.intent('absurd-' || n, 'FAILED', 2147483647, E'bell \x07 \u202e') FROM generate_series(1, 5) n;
UPDATE "Intent" SET "payload" = CASE "id" WHEN 'absurd-1' THEN jsonb_build_object('amount', repeat('9', 300)) WHEN 'absurd-2' THEN '{"amount": "1e400"}'
  WHEN 'absurd-3' THEN '{"amount": "NaN"}' WHEN 'absurd-4' THEN 'null' ELSE '["amount"]' END,
  "createdAt" = CASE "id" WHEN 'absurd-1' THEN timestamp '10000-01-01' WHEN 'absurd-2' THEN '-infinity' WHEN 'absurd-3' THEN timestamp '0044-03-15 BC' ELSE "createdAt" END,
  "updatedAt" = CASE "id" WHEN 'absurd-4' THEN timestamp '10000-01-01' WHEN 'absurd-5' THEN 'infinity' ELSE "updatedAt" END
WHERE "id" LIKE 'absurd-%';
INSERT INTO jobs (id, type, payload, status, created_at) VALUES
  ('absurd-job', 'no such type', jsonb_build_object('usdc', repeat('9', 300), 'token', repeat('x', 3000)), 'failed', now() - interval '1 day');

-- Green, and wrong
SELECT pg_temp.intent('unsettled', 'CONFIRMED', 1), pg_temp.intent('settled-failed', 'CONFIRMED', 1), pg_temp.intent('settled-reversed', 'CONFIRMED', 1);
UPDATE "Intent" SET "resultTxHash" = '0xgreen' || "id", "completedAt" = {now} - interval '61 s' WHERE "id" IN ('unsettled', 'settled-failed', 'settled-reversed');
INSERT INTO "Settlement" ("id", "programId", "intentId", "wallet", "type", "token", "amount", "txHash", "blockNumber", "blockTimestamp", "status", "createdAt", "updatedAt")
SELECT 'bad-' || "id", 'pa', "id", '0xbad', 'CLAIM', NULL, 5, "resultTxHash", 1, {now}, (CASE "id" WHEN 'settled-failed' THEN 'FAILED' ELSE 'REVERSED' END)::"SettlementStatus",
       {now} - interval '1 hour', {now} - interval '1 hour' FROM "Intent" WHERE "id" LIKE 'settled-%';

-- Payouts. Each story has an affiliate of its own.
INSERT INTO "Affiliate" ("id", "programId", "wallet", "referralCode", "updatedAt") SELECT 'b' || n, 'pa', '0xb' || n, 'bad' || n, {now} FROM generate_series(1, 20) n;
CREATE FUNCTION pg_temp.payout(id text, affiliate text, amount numeric, state text, age interval, hash text DEFAULT NULL, batch text DEFAULT NULL) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "Payout" ("id", "programId", "affiliateId", "batchId", "idempotencyKey", "amount", "method", "destination", "status", "txHash", "createdAt", "updatedAt")
  VALUES ($1, 'pa', $2, $7, $1, $3, 'ONCHAIN_USDC', '0xd', $4::"PayoutStatus", $6, {now} - $5, {now} - $5 + interval '1 min') $$;
CREATE FUNCTION pg_temp.commission(id text, affiliate text, amount numeric, age interval, changed interval, payout text DEFAULT NULL, state text DEFAULT 'PAYABLE') RETURNS void LANGUAGE sql AS $$
  INSERT INTO "Commission" ("id", "programId", "settlementId", "affiliateId", "commissionType", "rate", "baseAmount", "amount", "status", "payoutId", "createdAt", "updatedAt")
  VALUES ($1, 'pa', 'bad-settled-reversed', $2, 'DIRECT', 10, 1, $3, $7::"CommissionStatus", $6, {now} - $4, {now} - $5) $$;
-- paid, still payable; the younger commission was not covered
SELECT pg_temp.payout('again-1', 'b1', 30, 'COMPLETED', '3 days', '0x1'), pg_temp.commission('c1', 'b1', 30, '9 days', '5 days'), pg_temp.commission('c1-younger', 'b1', 7, '1 day', '1 day');
-- linked, and still payable
SELECT pg_temp.payout('again-2', 'b2', 30, 'COMPLETED', '3 days', '0x2'), pg_temp.commission('c2', 'b2', 30, '9 days', '2 days', 'again-2');
-- every row was touched since: only the money tells
SELECT pg_temp.payout('again-3', 'b3', 30, 'COMPLETED', '3 days', '0x3'), pg_temp.commission('c3', 'b3', 30, '9 days', '0 days');
-- one of two was linked and marked
SELECT pg_temp.payout('again-4', 'b4', 30, 'COMPLETED', '3 days', '0x4'), pg_temp.commission('c4', 'b4', 10, '9 days', '3 days', 'again-4', 'PAID'), pg_temp.commission('c4-left', 'b4', 20, '9 days', '5 days');
-- paid twice; in the second case with a new one beside it
SELECT pg_temp.payout('twice-1a', 'b5', 30, 'COMPLETED', '9 days', '0x5a'), pg_temp.payout('twice-1b', 'b5', 30, 'COMPLETED', '2 days', '0x5b'), pg_temp.commission('c5', 'b5', 30, '20 days', '15 days');
SELECT pg_temp.payout('twice-2a', 'b6', 30, 'COMPLETED', '9 days', '0x6a'), pg_temp.payout('twice-2b', 'b6', 50, 'COMPLETED', '2 days', '0x6b'), pg_temp.commission('c6', 'b6', 30, '20 days', '15 days'), pg_temp.commission('c6-new', 'b6', 20, '5 days', '5 days');
-- each paid what was new then
SELECT pg_temp.payout('each-a', 'b7', 30, 'COMPLETED', '9 days', '0x7a'), pg_temp.payout('each-b', 'b7', 20, 'COMPLETED', '2 days', '0x7b'), pg_temp.commission('c7', 'b7', 30, '20 days', '15 days'), pg_temp.commission('c7-new', 'b7', 20, '5 days', '5 days');
SELECT pg_temp.payout('nothing', 'b8', 30, 'COMPLETED', '3 days', '0x8'), pg_temp.payout('nothing-nan', 'b9', 'NaN', 'COMPLETED', '3 days', '0x9');
SELECT pg_temp.payout('out-hash', 'b10', 30, 'FAILED', '90 days', '0x10'), pg_temp.payout('out-hash-approved', 'b10', 30, 'APPROVED', '3 days', '0x11'), pg_temp.payout('out-hash-left', 'b10', 30, 'PROCESSING', '3 days', '0x12');
SELECT pg_temp.payout('out-failed', 'b11', 30, 'FAILED', '3 days'), pg_temp.payout('out-left', 'b11', 30, 'PROCESSING', '3 days');
INSERT INTO "PayoutBatch" ("id", "programId", "period", "totalAmount", "affiliateCount", "status", "executedAt", "createdAt", "updatedAt")
SELECT 'bad-' || lower(s) || n, 'pa', 'bad' || s || n, 30, 1, s::"PayoutStatus", {now} - interval '2 days', {now} - interval '3 days', {now} - interval '2 days'
FROM (VALUES ('PROCESSING', 1), ('PROCESSING', 2), ('APPROVED', 1)) b (s, n);
SELECT pg_temp.payout('out-waits', 'b12', 30, 'APPROVED', '3 days', NULL, 'bad-processing1');
SELECT pg_temp.payout('final-1', 'b13', 30, 'COMPLETED', '3 days', '0x13', 'bad-processing2'), pg_temp.payout('final-2', 'b13', 30, 'CANCELLED', '3 days', NULL, 'bad-processing2'),
       pg_temp.payout('final-3', 'b14', 30, 'COMPLETED', '3 days', '0x14', 'bad-approved1'),
       pg_temp.commission('c13', 'b13', 30, '9 days', '3 days', 'final-1', 'PAID'), pg_temp.commission('c14', 'b14', 30, '9 days', '3 days', 'final-3', 'PAID');

-- Books
INSERT INTO "LedgerEntry" ("id", "programId", "account", "counterparty", "amount", "currency", "refType", "refId", "createdAt")
SELECT 'bl-' || side || c."id", 'pa', 'a', 'b', side * c."amount", 'USD', 'COMMISSION', c."id", c."createdAt"
FROM "Commission" c, (VALUES (1), (-1)) s (side) WHERE c."settlementId" = 'bad-settled-reversed';
SELECT pg_temp.commission('c-unbooked', 'b15', 3, '1 day', '1 day');
-- balanced, and at another amount: ten times, twice, too little
SELECT pg_temp.commission('c-tenfold', 'b15', 3, '1 day', '1 day'), pg_temp.commission('c-booked-twice', 'b15', 3, '1 day', '1 day'),
       pg_temp.payout('out-booked-less', 'b16', 30, 'COMPLETED', '3 days', '0x16'), pg_temp.commission('c16', 'b16', 30, '9 days', '3 days', 'out-booked-less', 'PAID'),
       pg_temp.payout('out-unbooked', 'b17', 30, 'COMPLETED', '3 days', '0x17'), pg_temp.commission('c17', 'b17', 30, '9 days', '3 days', 'out-unbooked', 'PAID');
INSERT INTO "LedgerEntry" ("id", "programId", "account", "counterparty", "amount", "currency", "refType", "refId", "createdAt")
SELECT 'bl-' || part || side || c."id", 'pa', CASE side WHEN 1 THEN 'program:pa:commission_expense' ELSE 'affiliate:x:liability' END, 'b',
       side * CASE c."id" WHEN 'c-tenfold' THEN 10 ELSE 1 END * c."amount", 'USD', 'COMMISSION', c."id", c."createdAt"
FROM "Commission" c, (VALUES (1), (-1)) s (side), generate_series(1, 2) part
WHERE c."id" IN ('c-tenfold', 'c-booked-twice', 'c16', 'c17') AND (part = 1 OR c."id" = 'c-booked-twice');
INSERT INTO "LedgerEntry" ("id", "programId", "account", "counterparty", "amount", "currency", "refType", "refId", "createdAt")
SELECT 'bl-' || side || p."id", 'pa', 'a', 'b', side * (p."amount" - CASE p."id" WHEN 'out-booked-less' THEN 10 ELSE 0 END), 'USD', 'PAYOUT', p."id", p."updatedAt"
FROM "Payout" p, (VALUES (1), (-1)) s (side)
WHERE p."destination" = '0xd' AND p."programId" = 'pa' AND p."status" = 'COMPLETED' AND p."id" NOT IN ('out-unbooked', 'nothing-nan')
  AND NOT EXISTS (SELECT FROM "LedgerEntry" l WHERE l."refType" = 'PAYOUT' AND l."refId" = p."id");
INSERT INTO "LedgerEntry" ("id", "programId", "account", "counterparty", "amount", "currency", "refType", "refId", "createdAt") VALUES
  ('bad-1', 'pa', 'a', 'b', 9, 'USD', 'COMMISSION', 'rolled-back', {now} - interval '1 hour'), ('bad-2', 'pa', 'a', 'b', -9, 'USD', 'COMMISSION', 'rolled-back', {now} - interval '1 hour'),
  ('bad-3', 'pa', 'a', 'b', 9, 'USD', 'PAYOUT', 'no-payout', {now} - interval '1 hour'), ('bad-4', 'pa', 'a', 'b', -9, 'USD', 'PAYOUT', 'no-payout', {now} - interval '1 hour'),
  ('bad-5', 'pb', 'a', 'b', 7.5, 'USD', 'ADJUSTMENT', 'one-leg', {now} - interval '1 hour'), ('bad-6', 'pb', 'a', 'b', -7.5, 'USDC', 'ADJUSTMENT', 'other-leg', {now} - interval '1 hour'),
  ('bad-7', 'pa', 'a', 'b', 4, 'USD', 'ADJUSTMENT', 'wrong-book', {now} - interval '1 hour'), ('bad-8', 'pb', 'a', 'b', -4, 'USD', 'ADJUSTMENT', 'wrong-book', {now} - interval '1 hour');

-- The relayer's
INSERT INTO jobs (id, type, payload, status, attempts, last_attempt_at, created_at) VALUES
  ('pay-left', 'payout', '{"child": "0xab", "usdc": "18500000"}', 'processing', 1, now() - interval '1 hour', now() - interval '1 hour'),
  ('pay-failed', 'payout', '{"child": "0xab", "usdc": "18500000"}', 'failed', 1, now() - interval '1 hour', now() - interval '1 hour'),
  ('reg-left', 'register', '{"wallet": "0xcd"}', 'processing', 1, now() - interval '1 hour', now() - interval '1 hour'),
  ('reg-failed', 'register', '{"wallet": "0xcd"}', 'failed', 1, now() - interval '1 hour', now() - interval '1 hour'),
  ('reg-waits-1', 'register', '{"wallet": "0xcd"}', 'pending', 0, NULL, now() - interval '1 hour'),
  ('reg-waits-2', 'register', '{"wallet": "0xcd"}', 'pending', 0, NULL, now() - interval '2 hours'),
  ('pay-done', 'payout', '{"child": "0xab", "usdc": "18500000"}', 'done', 1, now() - interval '1 hour', now() - interval '1 hour');
