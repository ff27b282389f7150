-- What is wrong, one row for one finding, on top of the clean history. Customers c03xx are touched by one trouble each.
CREATE FUNCTION pg_temp.deposit(id text, customer integer, amount numeric, state text, tries integer, about jsonb,
                                age interval, touched interval) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "Deposit" ("id", "userId", "amount", "currency", "txHash", "status", "fromAddress", "toAddress", "retryCount",
                         "metadata", "createdAt", "updatedAt")
  VALUES (id, 'c' || to_char(customer, 'FM0000'), amount, 'USDC', '0xtx' || id, state, '0xf', '0xm', tries, about,
          (now() AT TIME ZONE 'UTC')::timestamp(3) - age, (now() AT TIME ZONE 'UTC')::timestamp(3) - touched)
$$;
CREATE FUNCTION pg_temp.entry(id text, customer integer, way text, amount numeric, before numeric, after numeric, kind text,
                              reference text, age interval) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "LedgerEntry" ("id", "userId", "direction", "amount", "currency", "balanceBefore", "balanceAfter",
                             "referenceType", "referenceId", "createdAt")
  VALUES (id, 'c' || to_char(customer, 'FM0000'), way, amount, 'TUSD', before, after, kind, reference,
          (now() AT TIME ZONE 'UTC')::timestamp(3) - age)
$$;

-- Stuck, as the worker makes it.
SELECT pg_temp.deposit('sfail', 301, 500, 'FAILED', 1, '{"lastError": "Sweep timeout", "lastErrorTime": "2026-01-02T03:04:05.678Z"}', '2 days', '1 day');
SELECT pg_temp.deposit('sfailnull', 302, 10.123456, 'FAILED', NULL, NULL, '2 days', '1 day');
SELECT pg_temp.deposit('sfaildrop', 303, 10, 'FAILED', 0, '{"failureReason": "TX Dropped/NotFound"}', '2 days', '1 day');
SELECT pg_temp.deposit('sfailrev', 304, 10, 'FAILED', 0, '{"failureReason": "TX Reverted"}', '2 days', '1 day');
SELECT pg_temp.deposit('sfailhash', 305, 10, 'FAILED', 0, '{"failureReason": "Missing TxHash"}', '2 days', '1 day');
SELECT pg_temp.deposit('sfailswept', 306, 10, 'FAILED', 0, '{"sweptAt": "2026-03-01T00:00:00Z", "origin": "polling"}', '2 days', '1 day');
SELECT pg_temp.deposit('sfailnow', 307, 10, 'FAILED', 0, '{"lastError": "insufficient funds for gas"}', '2 days', '-5 minutes');
SELECT pg_temp.deposit('sexh3', 308, 75, 'FAILED', 3, '{"lastError": "insufficient funds for gas * price + value"}', '2 days', '1 day');
SELECT pg_temp.deposit('sexh50', 309, 75, 'FAILED', 50, '[1, "no object"]', '2 days', '1 day');
SELECT pg_temp.deposit('sexhwait', 310, 75, 'PENDING_SWEEP', 7, '{"lastError": "nonce too low"}', '2 days', '1 minute');
SELECT pg_temp.deposit('sfailcredited', 311, 60, 'FAILED', 1, NULL, '2 days', '1 day');
SELECT pg_temp.entry('lcredited', 311, 'CREDIT', 59.4, 0, 59.4, 'DEPOSIT', 'sfailcredited', '2 days');
SELECT pg_temp.deposit('sfailbyhash', 312, 60, 'FAILED', 1, NULL, '2 days', '1 day');
SELECT pg_temp.entry('lbyhash', 312, 'CREDIT', 59.4, 0, 59.4, 'DEPOSIT', '0xtxsfailbyhash', '2 days');
SELECT pg_temp.deposit('sfailother', 313, 60, 'FAILED', 1, NULL, '2 days', '1 day');
SELECT pg_temp.entry('lother', 313, 'CREDIT', 59.4, 0, 59.4, NULL, 'sfailother', '2 days');
SELECT pg_temp.deposit('sfaillater', 314, 60, 'FAILED', 1, NULL, '2 days', '1 day');
SELECT pg_temp.deposit('later', 314, 59.4, 'COMPLETED', 0, NULL, '47 hours', '47 hours');
SELECT pg_temp.entry('llater', 314, 'CREDIT', 59.4, 0, 59.4, 'DEPOSIT', 'later', '47 hours');
-- What the later one has in the ledger is a debit: nothing was credited.
SELECT pg_temp.deposit('sfaildebit', 326, 60, 'FAILED', 1, NULL, '2 days', '1 day');
SELECT pg_temp.deposit('laterdebit', 326, 59.4, 'COMPLETED', 0, NULL, '47 hours', '47 hours');
SELECT pg_temp.entry('llaterdebit', 326, 'DEBIT', 59.4, 100, 40.6, 'DEPOSIT', 'laterdebit', '47 hours');
SELECT pg_temp.deposit('sfailflight', 315, 60, 'FAILED', 1, NULL, '2 days', '1 day');
SELECT pg_temp.deposit('flight', 315, 60, 'PENDING_CONFIRMATION', 0, NULL, '10 minutes', '1 minute');
SELECT pg_temp.deposit('sfailbeside', 316, 60, 'FAILED', 1, NULL, '2 days', '1 day');
SELECT pg_temp.deposit('beside', 316, 60, 'PENDING_SWEEP', 0, NULL, '10 s', '10 s');
SELECT pg_temp.deposit('sfailnoaddr', 381, 60, 'FAILED', 1, NULL, '2 days', '1 day');
SELECT pg_temp.deposit('sfailbadaddr', 317, 60, 'FAILED', 1, NULL, '2 days', '1 day');
UPDATE "DepositAddress" SET "address" = 'not an address' WHERE "userId" = 'c0317';
SELECT pg_temp.deposit('sfailbadaddr2', 325, 60, 'FAILED', 1, NULL, '2 days', '1 day');
UPDATE "DepositAddress" SET "address" = 'to 0x00000000000000000000000000000000000beef2' WHERE "userId" = 'c0325';
SELECT pg_temp.deposit('sfailcoin', 318, 60, 'FAILED', 1, NULL, '2 days', '1 day');
UPDATE "Deposit" SET "currency" = 'DAI' WHERE "id" = 'sfailcoin';
SELECT pg_temp.deposit('sunconf', 319, 200, 'PENDING_CONFIRMATION', 0, '{"origin": "polling"}', '61 minutes', '10 s');
SELECT pg_temp.deposit('sold', 320, 15, 'PENDING_SWEEP', 0, NULL, '11 minutes', '11 minutes');
SELECT pg_temp.deposit('soldtried', 321, 15, 'PENDING_SWEEP', 2, '{"lastError": "timeout"}', '11 minutes', '2 s');
-- Credited on arrival by an older backend, and not swept since: a newer worker would credit them again.
SELECT pg_temp.deposit('scredited', 329, 15, 'PENDING_SWEEP', 0, NULL, '2 days', '1 day');
SELECT pg_temp.entry('lscredited', 329, 'CREDIT', 14.85, 0, 14.85, 'DEPOSIT', 'scredited', '2 days');
-- From before the ledger, when the webhook credited without an entry: what no entry names may be credited all the same.
INSERT INTO "user" ("id", "username", "updatedAt") VALUES ('c0401', 'early3', {now});
INSERT INTO "DepositAddress" ("id", "userId", "address", "currency", "derivationIndex")
VALUES ('a401', 'c0401', '0x' || lpad(to_hex(401), 40, '0'), 'USDC', 401);
INSERT INTO "Balance" ("id", "userId", "tokenSymbol", "updatedAt") VALUES ('bc0401', 'c0401', 'TUSD', {now});
SELECT pg_temp.deposit('sfailearly', 401, 60, 'FAILED', 1, NULL, '390 days', '389 days');
-- States nobody knows must be shown, not found.
SELECT pg_temp.deposit('sodd', 322, 15, 'completed', 0, NULL, '2 days', '2 days');
-- Absurd values must not raise.
SELECT pg_temp.deposit('sabsurd', 323, 99999999999999999999999999999999999.999999999999999999999999999999, 'FAILED', 2147483647,
  '{"lastErrorTime": "9999-99-99T99:99:99Z", "failureReason": {"a": [1]}, "lastError": 17}', '2 days', '1 day');
UPDATE "Deposit" SET "createdAt" = '10000-01-01', "updatedAt" = '20000-12-31' WHERE "id" = 'sabsurd';
SELECT pg_temp.deposit('send', 327, 10, 'FAILED', 0, NULL, '2 days', '1 day');
SELECT pg_temp.deposit('sendlost', 327, 10, 'COMPLETED', 0, NULL, '2 days', '1 day');
UPDATE "Deposit" SET "updatedAt" = '294276-12-31 23:59:59.999' WHERE "id" IN ('send', 'sendlost');
SELECT pg_temp.deposit('snan', 324, 'NaN', 'FAILED', 0, '"text"', '2 days', '1 day');
-- Ten without an address, older than all that wait: the batch is full of them.
SELECT pg_temp.deposit('sno' || to_char(n, 'FM00'), 382 + n % 8, 20, 'PENDING_SWEEP', CASE WHEN n % 2 = 0 THEN 0 END, NULL,
                       interval '4 days' + n * interval '1 minute', interval '4 days') FROM generate_series(1, 10) n;

-- Green but wrong.
SELECT pg_temp.deposit('glost', 330, 250, 'COMPLETED', 1, '{"lastError": "Sweep timeout"}', '3 days', '3 days');
-- A small deposit of the same customer long after it: that one's credit can't hold the lost money.
SELECT pg_temp.deposit('gsmall', 330, 9.9, 'COMPLETED', 0, NULL, '1 day', '1 day');
SELECT pg_temp.entry('lsmall', 330, 'CREDIT', 9.9, 0, 9.9, 'DEPOSIT', 'gsmall', '1 day');
-- A later one in another currency, and a later one nobody credited either: two losses.
SELECT pg_temp.deposit('glost2', 331, 250, 'COMPLETED', 0, NULL, '3 days', '3 days');
SELECT pg_temp.deposit('gbridged', 331, 990, 'COMPLETED', 0, NULL, '2 days', '2 days');
UPDATE "Deposit" SET "currency" = 'USDC.e' WHERE "id" = 'gbridged';
SELECT pg_temp.entry('lbridged', 331, 'CREDIT', 990, 0, 990, 'DEPOSIT', 'gbridged', '2 days');
SELECT pg_temp.deposit('glost3', 331, 100, 'COMPLETED', 0, NULL, '1 day', '1 day');
-- A debit is no credit, neither its own nor that of a later row.
SELECT pg_temp.deposit('glost4', 335, 100, 'COMPLETED', 0, NULL, '3 days', '3 days');
SELECT pg_temp.deposit('gtaken', 335, 200, 'COMPLETED', 0, NULL, '2 days', '2 days');
SELECT pg_temp.entry('ltaken', 335, 'DEBIT', 200, 300, 100, 'DEPOSIT', 'gtaken', '2 days');
-- Its credit went to another customer.
SELECT pg_temp.deposit('gstray', 336, 80, 'COMPLETED', 0, NULL, '3 days', '3 days');
SELECT pg_temp.entry('lstray', 337, 'CREDIT', 79.2, 0, 79.2, 'DEPOSIT', 'gstray', '3 days');
-- Credited twice: by one reference, and once by id and once by hash.
SELECT pg_temp.deposit('gtwice', 332, 70, 'COMPLETED', 0, NULL, '3 days', '3 days');
SELECT pg_temp.entry('z-twice', 332, 'CREDIT', 69.3, 0, 69.3, 'DEPOSIT', 'gtwice', '3 days');
SELECT pg_temp.entry('a-twice', 332, 'CREDIT', 69.3, 69.3, 138.6, 'DEPOSIT', 'gtwice', '70 hours');
SELECT pg_temp.deposit('gboth', 333, 70, 'COMPLETED', 0, NULL, '3 days', '3 days');
SELECT pg_temp.entry('z-both', 333, 'CREDIT', 69.3, 0, 69.3, 'DEPOSIT', 'gboth', '3 days');
SELECT pg_temp.entry('a-both', 333, 'CREDIT', 69.3, 69.3, 138.6, 'DEPOSIT', '0xtxgboth', '70 hours');
-- A reference the backend has no deposit for can be credited twice as well.
SELECT pg_temp.entry('z-gone', 334, 'CREDIT', 5, 0, 5, 'DEPOSIT', 'gone', '3 days');
SELECT pg_temp.entry('a-gone', 334, 'CREDIT', 5, 5, 10, 'DEPOSIT', 'gone', '70 hours');
-- A withdrawal that was given back twice.
SELECT pg_temp.entry('z-back', 339, 'CREDIT', 40, 0, 40, 'WITHDRAWAL_REJECT', 'wtwice', '3 days');
SELECT pg_temp.entry('a-back', 339, 'CREDIT', 40, 40, 80, 'WITHDRAWAL_REJECT', 'wtwice', '70 hours');
-- Real money in play balances. c0338: the older backend keeps real money of theirs elsewhere, and this was not added to it. c0340: no LIVE balance at all. c0342: the entry ends at the play balance. c0344: the LIVE
-- balance was not touched since, and the play one has moved on. c0346: it began where the play account stood, and a right
-- one came after it. c0348: no play entry is booked, but the LIVE account went on as if nothing had come.
UPDATE "user" SET "currentBalance" = 12 WHERE "id" = 'c0338';
DELETE FROM "DepositAddress" WHERE "userId" IN ('c0338', 'c0340');
DELETE FROM "Balance" WHERE "userId" IN ('c0338', 'c0340') AND "tokenSymbol" = 'TUSD' AND "accountType" = 'LIVE';
DELETE FROM "LedgerEntry" WHERE "userId" IN ('c0338', 'c0340', 'c0342', 'c0344', 'c0346', 'c0348') AND "accountType" = 'LIVE';
DELETE FROM "Deposit" WHERE "userId" IN ('c0338', 'c0340', 'c0342', 'c0344', 'c0346', 'c0348');
SELECT pg_temp.deposit('demo' || n, n, 100, 'COMPLETED', 0, NULL, '3 hours', '3 hours') FROM unnest(ARRAY[338, 340, 342, 344, 346, 348]) n;
SELECT pg_temp.entry('ldemo' || n, n, 'CREDIT', 99, 9990, 10089, 'DEPOSIT', 'demo' || n, '3 hours') FROM unnest(ARRAY[338, 340, 342, 344]) n;
UPDATE "Balance" SET "amount" = 10089, "updatedAt" = {now} - interval '3 hours' WHERE "id" IN ('democ0338', 'democ0340', 'democ0342');
UPDATE "Balance" SET "amount" = 8000 WHERE "id" = 'democ0344';
SELECT pg_temp.entry('llive346a', 346, 'CREDIT', 50, 0, 50, 'DEPOSIT', 'x346a', '9 hours');
SELECT pg_temp.entry('ldemo346', 346, 'CREDIT', 99, 10000, 10099, 'DEPOSIT', 'demo346', '3 hours');
SELECT pg_temp.entry('llive346b', 346, 'CREDIT', 50, 50, 100, 'DEPOSIT', 'x346b', '2 hours');
DELETE FROM "LedgerEntry" WHERE "userId" = 'c0348';
SELECT pg_temp.entry('llive348a', 348, 'CREDIT', 50, 0, 50, 'DEPOSIT', 'x348a', '9 hours');
SELECT pg_temp.entry('ldemo348', 348, 'CREDIT', 99, 9000, 9099, 'DEPOSIT', 'demo348', '3 hours');
SELECT pg_temp.entry('llive348b', 348, 'DEBIT', 20, 50, 30, 'TRADE', 'x348b', '2 hours');
UPDATE "Balance" SET "amount" = 100, "updatedAt" = {now} - interval '2 hours' WHERE "id" = 'bc0346';
-- Arithmetic.
SELECT pg_temp.entry('earith', 350, 'CREDIT', 10, 100, 110.01, 'TRADE', 't1', '3 days');
SELECT pg_temp.entry('edebit', 351, 'DEBIT', 10, 100, 110, 'TRADE', 't2', '3 days');
SELECT pg_temp.entry('eway', 352, 'credit', 10, 100, 110, 'TRADE', 't3', '3 days');
SELECT pg_temp.entry('ezero', 353, 'CREDIT', 0, 100, 100, 'TRADE', 't4', '3 days');
SELECT pg_temp.entry('enegative', 354, 'DEBIT', -10, 100, 110, 'TRADE', 't5', '3 days');
SELECT pg_temp.entry('enan', 355, 'CREDIT', 10, 'NaN', 'NaN', 'TRADE', 't6', '3 days');
SELECT pg_temp.entry('edust', 356, 'CREDIT', 10, 100, 110.000000002, 'TRADE', 't7', '3 days');

-- Withdrawals.
-- As if from before the install: the guard would not let them be approved.
SET session_replication_role = replica;
INSERT INTO "Withdrawal" ("id", "userId", "amount", "currency", "toAddress", "txHash", "status", "createdAt", "updatedAt",
                          "approvedAt", "approvedBy")
VALUES ('wunsent', 'c0360', 40, 'USDC', '0xd6', NULL, 'APPROVED', {now} - interval '1 day', {now} - interval '11 minutes', {now} - interval '11 minutes', 'admin1'),
       ('wblank', 'c0361', 40, 'USDC', '0xd7', ' ', 'APPROVED', {now} - interval '1 day', {now} - interval '11 minutes', NULL, NULL),
       ('wback', 'c0362', 40, 'USDC', '0xd8', NULL, 'PENDING', {now} - interval '1 day', {now} - interval '1 minute', {now} - interval '1 hour', 'admin1'),
       ('wpendhash', 'c0363', 40, 'USDC', '0xd9', '0xsent1', 'PENDING', {now} - interval '1 day', {now} - interval '1 day', NULL, NULL),
       ('wfailhash', 'c0364', 40, 'USDC', '0xda', '0xsent2', 'FAILED', {now} - interval '1 day', {now} - interval '1 day', {now} - interval '1 day', 'admin1');
RESET session_replication_role;

-- Asked for, above every cap, by an administrator, debited by another amount, given back, finer than the token; and one
-- beside it that was approved a moment ago.
SET session_replication_role = replica;
INSERT INTO "Withdrawal" ("id", "userId", "amount", "currency", "toAddress", "status", "createdAt", "updatedAt", "approvedAt", "approvedBy")
VALUES ('wbig', 'c0399', 60000.1234567, 'USDC', '0xdb', 'PENDING', {now} - interval '1 hour', {now} - interval '1 hour', NULL, NULL),
       ('wbig2', 'c0399', 150000, 'USDC', '0xdc', 'APPROVED', {now} - interval '1 hour', {now}, {now} + interval '5 minutes', 'admin1'),
       ('wcap', 'c0397', 30000, 'USDC', '0xdd', 'PENDING', {now} - interval '1 hour', {now} - interval '1 hour', NULL, NULL),
       ('wgood', 'c0398', 25, 'USDC', '0xd1', 'PENDING', {now} - interval '1 hour', {now} - interval '1 hour', NULL, NULL);
RESET session_replication_role;
SELECT pg_temp.entry('lwbig', 399, 'DEBIT', 60000, 60000, 0, 'WITHDRAWAL', 'wbig', '1 hour');
SELECT pg_temp.entry('lwbig2', 399, 'CREDIT', 60000, 0, 60000, 'WITHDRAWAL_REFUND', 'wbig', '30 minutes');
SELECT pg_temp.entry('lwgood', 398, 'DEBIT', 25, 100, 75, 'WITHDRAWAL', 'wgood', '1 hour');
UPDATE "Balance" SET "amount" = 75, "locked" = 25 WHERE "id" = 'bc0398';

-- Hedges.
INSERT INTO "HedgePosition" ("id", "polymarketMarketId", "side", "amount", "status", "failureReason", "retryCount", "createdAt", "updatedAt")
VALUES ('hstuck', 'm1', 'buy', 12, 'pending', NULL, 1, {now} - interval '6 minutes', {now}),
       ('hleft', 'm1', 'buy', 12, 'pending', NULL, 3, {now} - interval '31 minutes', {now} - interval '20 minutes'),
       ('hfail', 'm1', 'sell', 12, 'failed', 'order rejected', 3, {now} - interval '1 day', {now} - interval '1 day'),
       ('hend', 'm1', 'sell', 12, 'pending', NULL, 0, '294276-12-31 23:59:59.999', '294276-12-31 23:59:59.999'),
       ('hodd', 'm1', 'sell', 12, 'PENDING', NULL, 0, {now} - interval '1 day', {now} - interval '1 day');
