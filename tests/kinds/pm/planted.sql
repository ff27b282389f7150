INSERT INTO "User" ("id", "email", "passwordHash", "updatedAt")
SELECT 'bad' || n, 'bad' || n || '@example.com', 'x', {now} FROM generate_series(1, 15) n;

INSERT INTO "Transfer" ("id", "userId", "type", "amount", "status", "createdAt") VALUES
  ('t-stuck-in', 'bad1', 'DEPOSIT', 75.5, 'PENDING', {now} - interval '2 hours'),
  ('t-stuck-out', 'bad1', 'WITHDRAWAL', 'NaN', 'PENDING', '2001-01-01');

INSERT INTO "Market" ("id", "slug", "question", "category", "status", "createdBy", "closeTime", "resolveTime", "outcome",
                      "createdAt", "updatedAt") VALUES
  ('x-open', 'x-open', '?', 'TECH', 'OPEN', 'u0000', {now} - interval '10 minutes', NULL, NULL, {now} - interval '20 days', {now} - interval '1 day'),
  ('x-closed', 'x-closed', '?', 'TECH', 'CLOSED', 'u0000', {now} - interval '9 days', NULL, NULL, {now} - interval '20 days', {now} - interval '9 days'),
  ('x-closed-plan', 'x-closed-plan', '?', 'TECH', 'CLOSED', 'u0000', {now} - interval '90 days', {now} - interval '8 days', NULL, {now} - interval '99 days', {now} - interval '90 days'),
  ('x-unsettled', 'x-unsettled', '?', 'TECH', 'RESOLVED', 'u0000', {now} - interval '2 days', {now} - interval '1 day', 'YES', {now} - interval '20 days', {now} - interval '1 day'),
  ('x-unsettled-lost', 'x-unsettled-lost', '?', 'TECH', 'RESOLVED', 'u0000', {now} - interval '2 days', {now} - interval '2 minutes', 'NO', {now} - interval '20 days', {now} - interval '1 day'),
  ('x-never', 'x-never', '?', 'TECH', 'RESOLVED', 'u0000', {now} - interval '40 days', {now} - interval '30 days', 'YES', {now} - interval '60 days', {now} - interval '30 days'),
  ('x-no-outcome', 'x-no-outcome', '?', 'TECH', 'RESOLVED', 'u0000', {now} - interval '2 days', {now} - interval '1 day', NULL, {now} - interval '20 days', {now} - interval '1 day'),
  ('x-no-time', 'x-no-time', '?', 'TECH', 'RESOLVED', 'u0000', {now} - interval '2 days', NULL, 'NO', {now} - interval '20 days', {now} - interval '1 day'),
  ('x-cancelled', 'x-cancelled', '?', 'TECH', 'CANCELLED', 'u0000', {now} + interval '2 days', NULL, NULL, {now} - interval '20 days', {now} - interval '1 day');
INSERT INTO "Position" ("id", "userId", "marketId", "outcome", "quantity", "averagePrice", "updatedAt")
SELECT 'x-' || m || '-' || u, u, m, o::"Outcome", q, 0.5, {now} - interval '45 days'
FROM (VALUES ('x-unsettled', 'u0020', 'YES', 12.5), ('x-unsettled', 'u0021', 'NO', 9), ('x-unsettled-lost', 'u0020', 'YES', 3),
             ('x-never', 'u0020', 'YES', 8), ('x-no-outcome', 'u0020', 'YES', 1), ('x-no-time', 'u0020', 'NO', 2),
             ('x-cancelled', 'u0020', 'NO', 6), ('x-closed-plan', 'u0020', 'YES', 14)) AS v (m, u, o, q);
INSERT INTO "Position" ("id", "userId", "marketId", "outcome", "quantity", "averagePrice", "updatedAt") VALUES
  ('x-short', 'bad2', 'm-open', 'NO', -5, 0.5, {now} - interval '1 day');

INSERT INTO "Order" ("id", "marketId", "userId", "side", "type", "outcome", "price", "quantity", "filled", "status",
                     "createdAt", "updatedAt") VALUES
  ('x-over', 'm-open', 'bad3', 'SELL', 'LIMIT', 'YES', 0.6, 10, 12, 'FILLED', {now} - interval '1 day', {now} - interval '1 day'),
  ('x-less', 'm-open', 'bad3', 'SELL', 'LIMIT', 'YES', 0.6, 10, 4, 'FILLED', {now} - interval '1 day', {now} - interval '1 day'),
  -- a MARKET order that found nobody: CANCELLED, and its funds stay locked
  ('x-market', 'm-open', 'bad7', 'BUY', 'MARKET', 'YES', 1, 25, 0, 'CANCELLED', {now} - interval '1 day', {now} - interval '1 day'),
  ('x-uncovered', 'm-open', 'bad8', 'BUY', 'LIMIT', 'YES', 0.5, 40, 0, 'OPEN', {now} - interval '1 day', {now} - interval '1 day'),
  ('x-bought', 'm-open', 'bad10', 'BUY', 'LIMIT', 'YES', 0.5, 40, 20, 'PARTIAL', {now} - interval '1 day', {now} - interval '1 day'),
  ('x-cheaper', 'm-open', 'bad11', 'BUY', 'LIMIT', 'YES', 0.5, 40, 40, 'FILLED', {now} - interval '1 day', {now} - interval '1 day'),
  -- the only money in a market that nobody resolves
  ('x-waits', 'x-closed', 'bad15', 'BUY', 'LIMIT', 'YES', 0.5, 10, 0, 'OPEN', {now} - interval '10 days', {now} - interval '10 days'),
  ('x-both', 'm-open', 'bad13', 'BUY', 'LIMIT', 'YES', 0.5, 40, 0, 'PENDING', {now} - interval '1 day', {now} - interval '1 day');
INSERT INTO "Balance" ("userId", "available", "locked", "total", "updatedAt")
SELECT u, a::numeric, l::numeric, t::numeric, {now} - interval '1 day'
FROM (VALUES ('bad4', '-5', '0', '-5'),        -- negative
             ('bad5', '90', '-10', '100'),     -- negative, and nothing else is said of it
             ('bad6', '100', '0', '130'),      -- total
             ('bad7', '75', '25', '100'),      -- locked without an order
             ('bad8', '100', '0', '100'),      -- an order without funds
             ('bad9', 'NaN', '0', '100'),      -- no number
             ('bad10', '80', '10', '100'),     -- total after trades: 10 paid, 10 still open
             ('bad11', '80', '2', '100'),      -- what the trade cost less stays locked: more telling than total
             ('bad12', '100', '20', '100'),    -- locked is wrong, and total is right but for it
             ('bad13', '80', '0', '130'),      -- both are wrong
             ('bad15', '95', '5', '100'),      -- nothing: its order waits
             ('bad14', '95', '0', '100')       -- total after a trade that only its own row tells of
     ) AS v (u, a, l, t);

INSERT INTO "Trade" ("id", "marketId", "buyOrderId", "sellOrderId", "buyerId", "sellerId", "outcome", "price", "quantity") VALUES
  ('x-trade', 'm-open', 'gone', 'gone', 'bad14', 'u0012', 'YES', 0.5, 10);
