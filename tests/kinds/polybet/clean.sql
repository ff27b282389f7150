-- A history without trouble, with every state that looks like trouble and is none. What must be a moment old is put five
-- minutes ahead: a slow machine must not age it.
-- People: c0001 to c0400 with both balances; c0001 to c0380 have a deposit address in USDC.
INSERT INTO "user" ("id", "username", "isAdmin", "updatedAt")
SELECT 'c' || to_char(n, 'FM0000'), 'customer' || n, n = 399, {now} FROM generate_series(1, 400) n;
INSERT INTO "DepositAddress" ("id", "userId", "address", "currency", "derivationIndex")
SELECT 'a' || n, 'c' || to_char(n, 'FM0000'), '0x' || lpad(to_hex(n), 40, '0'), 'USDC', n FROM generate_series(1, 380) n;

-- From before the ledger was brought in: completed, and the ledger never heard of it.
INSERT INTO "Deposit" ("id", "userId", "amount", "currency", "txHash", "status", "fromAddress", "toAddress", "createdAt", "updatedAt")
SELECT 'dold' || n, 'c' || to_char(n, 'FM0000'), 50, 'USDC.e', '0xold' || n, 'COMPLETED', '0xf', '0xmaster',
       {now} - interval '400 days', {now} - interval '400 days' FROM generate_series(1, 50) n;

-- 1,200 deposits, three a customer, each swept and credited less 1 %, in binary fractions: balances are off by dust. Even
-- ones are booked by the deposit's id, odd ones by the hash of the sweep (another path of the backend); every seventh was
-- tried twice. The currency is the worker's or the web app's.
INSERT INTO "Deposit" ("id", "userId", "amount", "currency", "txHash", "status", "fromAddress", "toAddress", "retryCount",
                       "metadata", "createdAt", "updatedAt")
SELECT 'd' || to_char(n, 'FM0000'), 'c' || to_char(1 + n % 400, 'FM0000'), 10 + n % 90, 'USDC', '0xswept' || n, 'COMPLETED',
       '0xf', '0xmaster', CASE WHEN n % 7 = 0 THEN 1 ELSE 0 END,
       CASE WHEN n % 7 = 0 THEN '{"lastError": "Sweep timeout", "lastErrorTime": "2026-02-31T25:61:00Z", "nextRetry": "x"}'::jsonb END,
       {now} - interval '300 days' + n * interval '5 hours', {now} - interval '300 days' + n * interval '5 hours' + interval '40 s'
FROM generate_series(1, 1200) n;
INSERT INTO "LedgerEntry" ("id", "userId", "direction", "amount", "currency", "balanceBefore", "balanceAfter", "referenceType",
                           "referenceId", "createdAt")
SELECT 'l' || to_char(n, 'FM0000'), d."userId", 'CREDIT', x.credit, CASE WHEN n % 2 = 0 THEN 'USD' ELSE 'TUSD' END, x.before,
       x.before + x.credit + 0.0000000000003 * (n % 3 - 1), 'DEPOSIT', CASE WHEN n % 2 = 0 THEN d."id" ELSE d."txHash" END,
       d."updatedAt"
FROM generate_series(1, 1200) n
JOIN "Deposit" d ON d."id" = 'd' || to_char(n, 'FM0000')
CROSS JOIN LATERAL (
  SELECT d."amount" * 0.99 AS credit, coalesce((SELECT sum(o."amount") * 0.99 FROM "Deposit" o
    WHERE o."userId" = d."userId" AND o."id" LIKE 'd0%' AND o."id" < d."id"
       OR o."userId" = d."userId" AND o."id" LIKE 'd1%' AND o."id" < d."id"), 0) AS before) x;
-- What lies there now; a third of the customers have traded since, which moves a balance without an entry.
INSERT INTO "Balance" ("id", "userId", "tokenSymbol", "amount", "updatedAt")
SELECT 'b' || u."id", u."id", 'TUSD',
       coalesce((SELECT l."balanceAfter" FROM "LedgerEntry" l WHERE l."userId" = u."id" ORDER BY l."createdAt" DESC LIMIT 1), 0)
         - CASE WHEN u."id" LIKE '%3' THEN 1.5 ELSE 0 END, {now} - interval '1 day'
FROM "user" u;
-- Positions in markets, of both sorts of account.
INSERT INTO "Balance" ("id", "userId", "tokenSymbol", "eventId", "outcomeId", "amount", "accountType", "updatedAt")
SELECT 'p' || u."id" || t, u."id", 'YES', 'e1', 'o1', 7, t, {now} FROM "user" u CROSS JOIN (VALUES ('LIVE'), ('DEMO')) v (t);
-- Play money: a balance for every second customer, entries that begin at 10,000, and one whose arithmetic is nobody's
-- business, nor how often it names one reference.
INSERT INTO "Balance" ("id", "userId", "tokenSymbol", "amount", "accountType", "updatedAt")
SELECT 'demo' || u."id", u."id", 'TUSD', 9990, 'DEMO', {now} - interval '2 hours' FROM "user" u WHERE u."id" ~ '[02468]$';
INSERT INTO "LedgerEntry" ("id", "userId", "direction", "amount", "currency", "balanceBefore", "balanceAfter", "referenceType",
                           "referenceId", "accountType", "createdAt")
SELECT 'ldemo' || n || u."id", u."id", 'CREDIT', 10000, 'TUSD', CASE WHEN n = 2 THEN 1 ELSE 0 END, 10000, 'DEPOSIT', 'demo', 'DEMO',
       {now} - interval '200 days' FROM "user" u CROSS JOIN generate_series(1, 2) n WHERE u."id" ~ '[02468]$';

-- Failed, its money swept by polling under a new row and credited there; then somebody set the old one back, and the
-- worker found the address empty: completed without an entry of its own. Less had arrived than the old row says.
INSERT INTO "Deposit" ("id", "userId", "amount", "currency", "txHash", "status", "fromAddress", "toAddress", "createdAt", "updatedAt")
VALUES ('dreset', 'c0001', 120, 'USDC', '0xreset', 'COMPLETED', '0xf', '0xm', {now} - interval '20 days', {now} - interval '18 days'),
       ('dreset2', 'c0001', 99, 'USDC', '0xreset2', 'COMPLETED', '0xf', '0xm', {now} - interval '19 days', {now} - interval '19 days'),
-- The same, told by its amount alone: its own time of change was never set.
       ('dbare', 'c0002', 80, 'USDC', '0xbare', 'COMPLETED', '0xf', '0xm', {now} - interval '20 days', {now} - interval '20 days'),
       ('dbare2', 'c0002', 79.2, 'USDC', '0xbare2', 'COMPLETED', '0xf', '0xm', {now} - interval '19 days', {now} - interval '19 days'),
-- Two arrived at once: the sweep of the first took both, and the second was found empty.
       ('dtwin1', 'c0003', 100, 'USDC', '0xtwin1', 'COMPLETED', '0xf', '0xm', {now} - interval '10 days', {now} - interval '10 days' + interval '50 s'),
       ('dtwin2', 'c0003', 50, 'USDC', '0xtwin2', 'COMPLETED', '0xf', '0xm', {now} - interval '10 days' + interval '10 s', {now} - interval '10 days' + interval '70 s'),
-- Completed this very moment: its entry may be a moment away.
       ('dnow', 'c0004', 30, 'USDC', '0xnow', 'COMPLETED', '0xf', '0xm', {now} - interval '3 hours', {now} + interval '5 minutes'),
-- Nothing to credit.
       ('dzero', 'c0005', 0, 'USDC', '0xzero', 'COMPLETED', '0xf', '0xm', {now} - interval '9 days', {now} - interval '9 days'),
-- In work, as it should be.
       ('dwait', 'c0006', 25, 'USDC', '0xwait', 'PENDING_SWEEP', '0xf', '0xm', {now} - interval '20 s', {now} - interval '20 s'),
       ('dtried', 'c0007', 25, 'USDC.e', '0xtried', 'PENDING_SWEEP', '0xf', '0xm', {now} - interval '3 minutes', {now} - interval '10 s'),
       ('dconf', 'c0008', 25, 'USDC', '0xconf', 'PENDING_CONFIRMATION', '0xf', '0xm', {now} - interval '50 minutes', {now} - interval '10 s'),
       ('dpend', 'c0009', 25, 'USDC', '0xpend', 'PENDING', '0xf', '0xm', {now} - interval '1 day', {now} - interval '1 day'),
-- Put back a moment ago, after days.
       ('dback', 'c0010', 25, 'USDC', '0xback', 'PENDING_SWEEP', '0xf', '0xm', {now} - interval '3 days', {now} + interval '5 minutes'),
-- New, and the address is being made.
       ('dfresh', 'c0390', 25, 'USDC', '0xfresh', 'PENDING_SWEEP', '0xf', '0xm', {now} + interval '5 minutes', {now} + interval '5 minutes');
UPDATE "Deposit" SET "retryCount" = 2, "metadata" = '{"lastError": "nonce too low"}' WHERE "id" = 'dtried';
INSERT INTO "LedgerEntry" ("id", "userId", "direction", "amount", "currency", "balanceBefore", "balanceAfter", "referenceType",
                           "referenceId", "createdAt")
VALUES ('lreset2', 'c0001', 'CREDIT', 99, 'USD', 500, 599, 'DEPOSIT', 'dreset2', {now} - interval '19 days'),
       ('lbare2', 'c0002', 'CREDIT', 79.2, 'USD', 500, 579.2, 'DEPOSIT', '0xbare2', {now} - interval '19 days'),
       ('ltwin1', 'c0003', 'CREDIT', 148.5, 'USD', 500, 648.5, 'DEPOSIT', 'dtwin1', {now} - interval '10 days' + interval '50 s');

-- From the time when the webhook credited "user"."currentBalance" and no "Balance": one of these customers plays with a DEMO
-- balance now, the other has spent the money, and the DEMO balance was last touched before the credit.
INSERT INTO "user" ("id", "username", "currentBalance", "updatedAt")
VALUES ('w0001', 'early1', 49.5, {now}), ('w0002', 'early2', 0, {now});
INSERT INTO "Balance" ("id", "userId", "tokenSymbol", "amount", "accountType", "updatedAt")
VALUES ('demow1', 'w0001', 'TUSD', 9000, 'DEMO', {now} - interval '1 day'),
       ('demow2', 'w0002', 'TUSD', 10000, 'DEMO', {now} - interval '250 days');
INSERT INTO "Deposit" ("id", "userId", "amount", "currency", "txHash", "status", "fromAddress", "toAddress", "createdAt", "updatedAt")
SELECT 'dearly' || n, 'w000' || n, 50, 'USDC', '0xearly' || n, 'COMPLETED', '0xf', '0xm', {now} - interval '240 days',
       {now} - interval '239 days' FROM generate_series(1, 2) n;
INSERT INTO "LedgerEntry" ("id", "userId", "direction", "amount", "currency", "balanceBefore", "balanceAfter", "referenceType",
                           "referenceId", "createdAt")
SELECT 'learly' || n, 'w000' || n, 'CREDIT', 49.5, 'TUSD', 0, 49.5, 'DEPOSIT', 'dearly' || n, {now} - interval '240 days'
FROM generate_series(1, 2) n;
-- Customers who play with both and lose all they have between two deposits, without an entry: what comes next begins where
-- the account stood once before. w0004 pays in the same amount again, w0005 had taken all out and won a little since, and
-- for w0006 it is chance.
INSERT INTO "user" ("id", "username", "updatedAt") SELECT 'w000' || n, 'player' || n, {now} FROM generate_series(4, 6) n;
INSERT INTO "Balance" ("id", "userId", "tokenSymbol", "amount", "accountType", "updatedAt")
SELECT 'bw' || n || t, 'w000' || n, 'TUSD', 0, t, {now} - interval '1 hour'
FROM generate_series(4, 6) n CROSS JOIN (VALUES ('LIVE'), ('DEMO')) v (t);
INSERT INTO "LedgerEntry" ("id", "userId", "direction", "amount", "currency", "balanceBefore", "balanceAfter", "referenceType",
                           "referenceId", "createdAt")
SELECT 'lw' || customer || n, 'w000' || customer, way, amount, 'USD', before, CASE way WHEN 'CREDIT' THEN before + amount ELSE before - amount END,
       CASE way WHEN 'CREDIT' THEN 'DEPOSIT' ELSE 'WITHDRAWAL' END, 'rw' || customer || n, {now} - interval '9 days' + n * interval '1 day'
FROM (VALUES (4, 1, 'CREDIT', 247.5, 0), (4, 2, 'CREDIT', 247.5, 0), (4, 3, 'DEBIT', 247.5, 247.5),
             (5, 1, 'CREDIT', 99, 0), (5, 2, 'DEBIT', 99, 99), (5, 3, 'CREDIT', 49.5, 20), (5, 4, 'CREDIT', 49.5, 0),
             (6, 1, 'CREDIT', 49.5, 0), (6, 2, 'CREDIT', 9.9, 20), (6, 3, 'DEBIT', 40, 49.5), (6, 4, 'CREDIT', 9.9, 0))
     AS v (customer, n, way, amount, before);
-- Many fills of one order name it, each.
INSERT INTO "LedgerEntry" ("id", "userId", "direction", "amount", "currency", "balanceBefore", "balanceAfter", "referenceType",
                           "referenceId", "createdAt")
SELECT 'lfill' || n, 'c0019', 'CREDIT', 1, 'TUSD', n, n + 1, 'TRADE', 'order2', {now} - interval '5 days'
FROM generate_series(1, 3) n;

-- Withdrawals of all states, and their entries. One balance is in the billions: rounding of binary fractions grows with it.
-- As if from before the install: the guard would not let them be approved.
SET session_replication_role = replica;
INSERT INTO "Withdrawal" ("id", "userId", "amount", "currency", "toAddress", "txHash", "status", "createdAt", "updatedAt",
                          "approvedAt", "approvedBy")
VALUES ('wdone', 'c0011', 40, 'USDC', '0xd1', '0xpaid', 'COMPLETED', {now} - interval '5 days', {now} - interval '5 days', {now} - interval '5 days', 'admin1'),
       ('wrej', 'c0012', 40, 'USDC', '0xd2', NULL, 'REJECTED', {now} - interval '5 days', {now} - interval '5 days', {now} - interval '5 days', 'admin1'),
       ('wfail', 'c0013', 40, 'USDC', '0xd3', NULL, 'FAILED', {now} - interval '5 days', {now} - interval '5 days', {now} - interval '5 days', 'admin1'),
       ('wpend', 'c0014', 40, 'USDC', '0xd4', NULL, 'PENDING', {now} - interval '5 days', {now} - interval '5 days', NULL, NULL),
       ('wappr', 'c0015', 40, 'USDC', '0xd5', NULL, 'APPROVED', {now} - interval '1 day', {now} - interval '1 minute', {now} - interval '1 minute', 'admin1');
RESET session_replication_role;
INSERT INTO "LedgerEntry" ("id", "userId", "direction", "amount", "currency", "balanceBefore", "balanceAfter", "referenceType",
                           "referenceId", "createdAt")
VALUES ('lwdone', 'c0011', 'DEBIT', 40, 'TUSD', 100.1, 60.099999999999994, 'WITHDRAWAL', 'wdone', {now} - interval '5 days'),
       ('lwrej', 'c0012', 'DEBIT', 40, 'TUSD', 100, 60, 'WITHDRAWAL', 'wrej', {now} - interval '5 days'),
       ('lwrej2', 'c0012', 'CREDIT', 40, 'TUSD', 60, 100, 'WITHDRAWAL_REJECT', 'wrej', {now} - interval '5 days'),
       ('lwhale', 'c0016', 'CREDIT', 0.1, 'TUSD', 4000000000.1, 4000000000.2000003, 'TRADE', 'order1', {now} - interval '5 days'),
       ('lundone1', 'c0018', 'CREDIT', 5, 'TUSD', 1, 6, 'DEPOSIT', 'undone', {now} - interval '5 days'),
       ('lundone2', 'c0018', 'CREDIT', 5, 'TUSD', 6, 11, 'DEPOSIT', 'undone', {now} - interval '4 days'),
       ('lundone3', 'c0018', 'DEBIT', 5, 'TUSD', 11, 6, 'DEPOSIT', 'undone', {now} - interval '3 days'),
       ('lnoref', 'c0017', 'CREDIT', 1, 'TUSD', 1, 2, NULL, NULL, {now} - interval '5 days'),
       ('lnoref2', 'c0017', 'CREDIT', 1, 'TUSD', 2, 3, 'DEPOSIT', NULL, {now} - interval '5 days'),
       ('lnoref3', 'c0017', 'CREDIT', 1, 'TUSD', 3, 4, 'DEPOSIT', NULL, {now} - interval '5 days'),
       ('lnoref4', 'c0017', 'CREDIT', 1, 'TUSD', 4, 5, 'DEPOSIT', '', {now} - interval '5 days'),
       ('lnoref5', 'c0017', 'CREDIT', 1, 'TUSD', 5, 6, 'DEPOSIT', '', {now} - interval '5 days');

-- Hedges: done, in part, new, and one that failed long ago.
INSERT INTO "HedgePosition" ("id", "userOrderId", "polymarketMarketId", "side", "amount", "status", "failureReason", "createdAt", "updatedAt")
SELECT 'h' || n, 'o' || n, 'm1', 'buy', n, (ARRAY['hedged', 'closed', 'partial'])[1 + n % 3], NULL, {now} - n * interval '1 hour',
       {now} - n * interval '1 hour' FROM generate_series(1, 300) n;
INSERT INTO "HedgePosition" ("id", "polymarketMarketId", "side", "amount", "status", "failureReason", "createdAt", "updatedAt")
VALUES ('hnew', 'm1', 'sell', 5, 'pending', NULL, {now} + interval '5 minutes', {now} + interval '5 minutes'),
       ('hlong', 'm1', 'sell', 5, 'failed', 'no liquidity', {now} - interval '90 days', {now} - interval '90 days');
