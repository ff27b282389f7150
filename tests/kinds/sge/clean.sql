-- A history of sge in which nothing needs a human: every detector must be silent, also about what is only young.
-- As written before Countersign's guard was there.
SET LOCAL session_replication_role = replica;
INSERT INTO "Program" ("id", "name", "slug", "treasuryAddress", "feeUsd", "claimAmount", "updatedAt") VALUES
  ('pa', 'Alpha', 'alpha', '0x00000000000000000000000000000000000000a0', 100, 1000, {now}),
  ('pb', 'Beta', 'beta', '0x00000000000000000000000000000000000000b0', 50, 250, {now});
INSERT INTO "Affiliate" ("id", "programId", "wallet", "referralCode", "status", "createdAt", "updatedAt")
SELECT 'aff-' || p."id" || '-' || n, p."id", '0x' || lpad(n::text, 40, '0'), 'ref' || n, 'ACTIVE', {now} - interval '90 days', {now}
FROM "Program" p, generate_series(1, 20) n;

-- A month of intents that were done, some at the second or third attempt, some with an error left over from before.
INSERT INTO "Intent" ("id", "programId", "type", "idempotencyKey", "wallet", "payload", "status", "attempts", "lastAttemptAt",
                      "nextRetryAt", "resultTxHash", "errorMessage", "createdAt", "updatedAt", "completedAt")
SELECT 'done-' || lpad(n::text, 4, '0'), CASE n % 2 WHEN 0 THEN 'pa' ELSE 'pb' END,
       (ARRAY['REGISTER', 'CLAIM', 'COMMERCE_PAYMENT', 'PAYOUT'])[1 + n % 4]::"IntentType", 'key-' || n,
       '0x' || lpad(to_hex(n), 40, '0'), jsonb_build_object('amount', (n % 90 + 10)::text, 'currency', 'USD'), 'CONFIRMED',
       1 + n % 3, at + interval '1 s', CASE WHEN n % 3 > 0 THEN at + interval '2 s' END, '0x' || lpad(to_hex(n), 64, '0'),
       CASE WHEN n % 3 > 0 THEN 'timeout of 30000 ms exceeded' END, at, at + interval '4 s', at + interval '4 s'
FROM generate_series(1, 1200) n, LATERAL (SELECT {now} - interval '30 days' + n * interval '35 minutes' AS at) t;
INSERT INTO "Settlement" ("id", "programId", "intentId", "wallet", "type", "token", "amount", "txHash", "blockNumber",
                          "blockTimestamp", "status", "verified", "createdAt", "updatedAt")
SELECT 'set-' || i."id", i."programId", i."id", i."wallet", i."type"::text, 'USDC', 100, i."resultTxHash",
       row_number() OVER (), i."completedAt", 'CONFIRMED', true, i."completedAt", i."completedAt"
FROM "Intent" i;
-- Half of them were referred. Payable after a week; what became payable is changed then, and not when it was made.
INSERT INTO "Commission" ("id", "programId", "settlementId", "affiliateId", "commissionType", "rate", "baseAmount", "amount",
                          "status", "createdAt", "updatedAt")
SELECT 'com-' || s."id", s."programId", s."id", 'aff-' || s."programId" || '-' || (1 + s."blockNumber" % 20), 'DIRECT', 10, 100,
       10, (CASE WHEN s."createdAt" < {now} - interval '7 days' THEN 'PAYABLE' ELSE 'ACCRUED' END)::"CommissionStatus",
       s."createdAt", least(s."createdAt" + interval '7 days', {now})
FROM "Settlement" s WHERE s."blockNumber" % 4 < 2;

-- Two weeks ago what was payable then was paid, and every commission says by which payout. One batch was closed with a
-- line that had been cancelled; this week's waits for its approval, one is approved, one is being paid right now.
INSERT INTO "PayoutBatch" ("id", "programId", "period", "totalAmount", "affiliateCount", "status", "createdById",
                           "approvedById", "approvedAt", "executedAt", "createdAt", "updatedAt")
SELECT 'paid-' || "id", "id", 'p1', 0, 0, 'COMPLETED', 'lena', 'omar', {now} - interval '14 days', {now} - interval '14 days',
       {now} - interval '14 days', {now} - interval '13 days' FROM "Program";
INSERT INTO "Payout" ("id", "programId", "affiliateId", "batchId", "idempotencyKey", "amount", "method", "destination",
                      "status", "txHash", "executedAt", "createdAt", "updatedAt")
SELECT 'out-' || c."affiliateId", c."programId", c."affiliateId", 'paid-' || c."programId", 'p1-' || c."affiliateId",
       sum(c."amount"), 'ONCHAIN_USDC', '0xd', 'COMPLETED', '0xpaid' || c."affiliateId", {now} - interval '14 days',
       {now} - interval '14 days', {now} - interval '14 days'
FROM "Commission" c WHERE c."updatedAt" < {now} - interval '14 days' GROUP BY 1, 2, 3;
UPDATE "Commission" c SET "status" = 'PAID', "payoutId" = p."id", "paidAt" = p."executedAt", "updatedAt" = p."executedAt"
FROM "Payout" p WHERE p."affiliateId" = c."affiliateId" AND c."updatedAt" < {now} - interval '14 days';
INSERT INTO "PayoutBatch" ("id", "programId", "period", "totalAmount", "affiliateCount", "status", "createdById",
                           "approvedById", "approvedAt", "executedAt", "createdAt", "updatedAt") VALUES
  ('waits', 'pa', 'p2', 20, 2, 'PENDING', 'lena', NULL, NULL, NULL, {now} - interval '2 days', {now} - interval '2 days'),
  ('approved', 'pb', 'p2', 20, 2, 'APPROVED', 'lena', 'omar', {now} - interval '1 day', NULL, {now} - interval '2 days', {now} - interval '1 day'),
  ('paying', 'pb', 'p3', 30, 3, 'PROCESSING', 'lena', 'omar', {now} - interval '2 days', {now} - interval '3 min', {now} - interval '2 days', {now} - interval '3 min'),
  ('ended-now', 'pb', 'p4', 10, 1, 'PROCESSING', 'lena', 'omar', {now} - interval '2 days', {now} - interval '3 min', {now} - interval '2 days', {now} - interval '3 min'),
  ('empty', 'pb', 'p5', 0, 0, 'APPROVED', 'lena', 'omar', {now} - interval '2 days', NULL, {now} - interval '2 days', {now} - interval '2 days'),
  ('cancelled', 'pb', 'p6', 10, 1, 'CANCELLED', 'lena', NULL, NULL, NULL, {now} - interval '9 days', {now} - interval '9 days');
INSERT INTO "Payout" ("id", "programId", "affiliateId", "batchId", "idempotencyKey", "amount", "method", "destination",
                      "status", "txHash", "executedAt", "createdAt", "updatedAt") VALUES
  ('w1', 'pa', 'aff-pa-1', 'waits', 'w1', 10, 'ONCHAIN_USDC', '0xd', 'PENDING', NULL, NULL, {now} - interval '2 days', {now} - interval '2 days'),
  ('w2', 'pa', 'aff-pa-2', 'waits', 'w2', 10, 'ACH', 'DE00', 'PENDING', NULL, NULL, {now} - interval '2 days', {now} - interval '2 days'),
  ('a1', 'pb', 'aff-pb-1', 'approved', 'a1', 10, 'ONCHAIN_USDC', '0xd', 'APPROVED', NULL, NULL, {now} - interval '2 days', {now} - interval '1 day'),
  ('p1', 'pb', 'aff-pb-2', 'paying', 'p1', 10, 'ONCHAIN_USDC', '0xd', 'PENDING', NULL, NULL, {now} - interval '2 days', {now} - interval '2 days'),
  ('p2', 'pb', 'aff-pb-3', 'paying', 'p2', 10, 'ONCHAIN_USDC', '0xd', 'PROCESSING', NULL, NULL, {now} - interval '2 days', {now} - interval '2 min'),
  ('p3', 'pb', 'aff-pb-4', 'paying', 'p3', 10, 'ONCHAIN_USDC', '0xd', 'PROCESSING', '0xjust', NULL, {now} - interval '2 days', {now} - interval '1 min'),
  -- completed a moment ago: its commissions are being marked
  ('e1', 'pb', 'aff-pb-5', 'ended-now', 'e1', 10, 'ONCHAIN_USDC', '0xd', 'COMPLETED', '0xnow', {now}, {now} - interval '2 days', {now}),
  ('c1', 'pb', 'aff-pb-6', 'cancelled', 'c1', 10, 'ONCHAIN_USDC', '0xd', 'CANCELLED', NULL, NULL, {now} - interval '9 days', {now} - interval '9 days'),
  ('f1', 'pb', 'aff-pb-7', 'cancelled', 'f1', 10, 'ONCHAIN_USDC', '0xd', 'FAILED', NULL, NULL, {now} - interval '90 days', {now} - interval '89 days');

-- Books: every commission and every payout, both sides. The oldest commission is older than the books.
INSERT INTO "LedgerEntry" ("id", "programId", "account", "counterparty", "amount", "currency", "refType", "refId", "createdAt")
SELECT 'l-' || side || c."id", c."programId", 'a', 'b', side * c."amount", 'USD', 'COMMISSION', c."id", c."createdAt"
FROM "Commission" c, (VALUES (1), (-1)) s (side);
INSERT INTO "Commission" ("id", "programId", "settlementId", "affiliateId", "commissionType", "rate", "baseAmount", "amount",
                          "status", "createdAt", "updatedAt")
VALUES ('com-older', 'pa', 'set-done-0002', 'aff-pa-20', 'DIRECT', 10, 100, 7, 'PAYABLE', {now} - interval '60 days', {now} - interval '1 day');
INSERT INTO "LedgerEntry" ("id", "programId", "account", "counterparty", "amount", "currency", "refType", "refId", "createdAt")
SELECT 'l-' || side || p."id", p."programId", 'a', 'b', side * p."amount", 'USD', 'PAYOUT', p."id", p."executedAt"
FROM "Payout" p, (VALUES (1), (-1)) s (side) WHERE p."status" = 'COMPLETED';

-- Cancelled and reversed; reversed and booked again; taken back, which is below 0; nothing to book; unknown to the books of
-- payouts, because older than they are.
INSERT INTO "Commission" ("id", "programId", "settlementId", "affiliateId", "commissionType", "rate", "baseAmount", "amount",
                          "status", "createdAt", "updatedAt")
SELECT 'com-' || n, 'pa', 'set-done-0002', 'aff-pa-20', 'DIRECT', 10, 100, a, s::"CommissionStatus", {now} - interval '3 days', {now} - interval '2 days'
FROM (VALUES ('cancelled', 7, 'CANCELLED'), ('again', 7, 'ACCRUED'), ('back', -7, 'ACCRUED'), ('zero', 0, 'ACCRUED')) v (n, a, s);
INSERT INTO "LedgerEntry" ("id", "programId", "account", "counterparty", "amount", "currency", "refType", "refId", "createdAt")
SELECT concat('more-', n, side, sign), 'pa', CASE side WHEN 1 THEN 'program:pa:commission_expense' ELSE 'affiliate:x:liability' END, 'b',
       side * a, 'USD', 'COMMISSION', 'com-' || n, {now} - interval '2 days'
FROM (VALUES ('cancelled', 7, 1), ('cancelled', -7, 2), ('again', 7, 1), ('again', -7, 2), ('again', 7, 3), ('back', -7, 1)) v (n, a, sign),
     (VALUES (1), (-1)) s (side);
INSERT INTO "Payout" ("id", "programId", "affiliateId", "batchId", "idempotencyKey", "amount", "method", "destination",
                      "status", "txHash", "executedAt", "createdAt", "updatedAt")
VALUES ('before-books', 'pa', 'aff-pa-1', NULL, 'before-books', 5, 'MANUAL', 'x', 'COMPLETED', NULL, {now} - interval '80 days', {now} - interval '80 days', {now} - interval '80 days');
INSERT INTO "Commission" ("id", "programId", "settlementId", "affiliateId", "commissionType", "rate", "baseAmount", "amount",
                          "status", "payoutId", "createdAt", "updatedAt")
VALUES ('com-before', 'pa', 'set-done-0002', 'aff-pa-1', 'DIRECT', 10, 100, 5, 'PAID', 'before-books', {now} - interval '85 days', {now} - interval '80 days');

-- Young: written this minute, half of it not there yet.
INSERT INTO "Commission" ("id", "programId", "settlementId", "affiliateId", "commissionType", "rate", "baseAmount", "amount",
                          "status", "createdAt", "updatedAt")
VALUES ('com-young', 'pa', 'set-done-0002', 'aff-pa-20', 'DIRECT', 10, 100, 7, 'ACCRUED', {now} - interval '5 s', {now} - interval '5 s');
INSERT INTO "LedgerEntry" ("id", "programId", "account", "counterparty", "amount", "currency", "refType", "refId", "createdAt") VALUES
  ('young-1', 'pa', 'a', 'b', 3, 'USD', 'COMMISSION', 'com-coming', {now} - interval '5 s'),
  ('young-2', 'pa', 'a', 'b', 4, 'USD', 'PAYOUT', 'out-coming', {now} - interval '5 s');
INSERT INTO "Intent" ("id", "programId", "type", "idempotencyKey", "wallet", "payload", "status", "attempts", "lastAttemptAt",
                      "nextRetryAt", "resultTxHash", "errorMessage", "lockedBy", "lockedUntil", "createdAt", "updatedAt", "completedAt") VALUES
  ('ok-new', 'pa', 'CLAIM', 'ok-new', '0x1', '{}', 'PENDING', 0, NULL, NULL, NULL, NULL, NULL, NULL, {now} - interval '2 min', {now} - interval '2 min', NULL),
  ('ok-due-soon', 'pa', 'CLAIM', 'ok-due-soon', '0x1', '{}', 'PENDING', 2, {now} - interval '2 s', {now} + interval '2 s', NULL, 'nonce too low', NULL, NULL, {now} - interval '1 min', {now} - interval '2 s', NULL),
  ('ok-due', 'pa', 'CLAIM', 'ok-due', '0x1', '{}', 'PENDING', 1, {now} - interval '4 min', {now} - interval '4 min', NULL, 'nonce too low', NULL, NULL, {now} - interval '5 min', {now} - interval '4 min', NULL),
  ('ok-in-work', 'pa', 'CLAIM', 'ok-in-work', '0x1', '{}', 'PROCESSING', 1, {now} - interval '3 s', NULL, NULL, NULL, 'worker-1-ok', {now} + interval '5 min', {now} - interval '9 s', {now} - interval '3 s', NULL),
  ('ok-sent', 'pa', 'CLAIM', 'ok-sent', '0x1', '{}', 'PROCESSING', 1, {now} - interval '3 s', NULL, '0xsent', NULL, 'worker-1-sent', {now} + interval '5 min', {now} - interval '9 s', {now} - interval '3 s', NULL),
  ('ok-fourth', 'pa', 'CLAIM', 'ok-fourth', '0x1', '{}', 'PENDING', 4, {now} - interval '2 s', {now} + interval '14 s', NULL, 'nonce too low', NULL, NULL, {now} - interval '1 min', {now} - interval '2 s', NULL),
  ('ok-fifth', 'pa', 'CLAIM', 'ok-fifth', '0x1', '{}', 'PROCESSING', 5, {now} - interval '2 s', {now} - interval '3 s', NULL, 'nonce too low', 'worker-1-fifth', {now} + interval '5 min', {now} - interval '1 min', {now} - interval '2 s', NULL),
  ('ok-retried', 'pa', 'CLAIM', 'ok-retried', '0x1', '{}', 'PENDING', 0, NULL, {now} - interval '3 s', NULL, NULL, NULL, NULL, {now} - interval '1 h', {now} - interval '3 s', NULL),
  ('ok-settling', 'pa', 'CLAIM', 'ok-settling', '0x1', '{}', 'CONFIRMED', 1, {now} - interval '9 s', NULL, '0xsettling', NULL, NULL, NULL, {now} - interval '20 s', {now} - interval '5 s', {now} - interval '5 s'),
  ('ok-expired', 'pa', 'CLAIM', 'ok-expired', '0x1', '{}', 'EXPIRED', 0, NULL, NULL, NULL, NULL, NULL, NULL, {now} - interval '3 days', {now} - interval '2 days', NULL),
  ('ok-failed-long-ago', 'pa', 'CLAIM', 'ok-failed-long-ago', '0x1', '{}', 'FAILED', 5, {now} - interval '40 days', NULL, NULL, 'must register', NULL, NULL, {now} - interval '41 days', {now} - interval '40 days', NULL);
-- Reversed as it should be: nothing of it is to be paid.
UPDATE "Settlement" SET "status" = 'REVERSED' WHERE "blockNumber" = 3;
INSERT INTO jobs (id, type, payload, status, attempts, last_attempt_at, created_at) VALUES
  ('job-done', 'register', '{"wallet": "0xab"}', 'done', 1, now() - interval '1 day', now() - interval '1 day'),
  ('job-now', 'register', '{"wallet": "0xab"}', 'processing', 1, now() - interval '5 s', now() - interval '6 s'),
  ('job-waits', 'payout', '{"child": "0xab", "usdc": "1000000"}', 'pending', 0, NULL, now() - interval '1 min');
