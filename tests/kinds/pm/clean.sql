-- A history without trouble, with what looks like trouble and is none.
INSERT INTO "User" ("id", "email", "passwordHash", "role", "updatedAt")
SELECT 'u' || lpad(n::text, 4, '0'), 'u' || n || '@example.com', 'x', CASE n WHEN 0 THEN 'ADMIN' ELSE 'USER' END::"UserRole",
       {now} - interval '30 days'
FROM generate_series(0, 1300) n;

INSERT INTO "Balance" ("userId", "available", "locked", "total", "updatedAt")
SELECT "id", 100, 0, 100, {now} - interval '30 days' FROM "User";

INSERT INTO "Market" ("id", "slug", "question", "category", "status", "createdBy", "closeTime", "resolveTime", "outcome",
                      "createdAt", "updatedAt") VALUES
  ('m-open', 'open', 'Open, with a planned resolution?', 'TECH', 'OPEN', 'u0000', {now} + interval '5 days',
   {now} + interval '90 days', NULL, {now} - interval '20 days', {now} - interval '1 day'),
  ('m-just-past', 'just-past', 'Its time ended a minute ago?', 'TECH', 'OPEN', 'u0000', {now} - interval '1 minute', NULL,
   NULL, {now} - interval '20 days', {now} - interval '1 day'),
  ('m-far', 'far', 'Closes in the year 10000?', 'TECH', 'OPEN', 'u0000', '10000-01-01', 'infinity', NULL,
   {now} - interval '20 days', {now} - interval '1 day'),
  ('m-closed', 'closed', 'Closed yesterday?', 'TECH', 'CLOSED', 'u0000', {now} - interval '1 day', NULL, NULL,
   {now} - interval '20 days', {now} - interval '1 day'),
  ('m-forgotten', 'forgotten', 'Closed long ago, and nobody has money in it?', 'TECH', 'CLOSED', 'u0000',
   {now} - interval '40 days', NULL, NULL, {now} - interval '60 days', {now} - interval '40 days'),
  ('m-planned', 'planned', 'Closed long ago, to be resolved next month?', 'ECONOMICS', 'CLOSED', 'u0000',
   {now} - interval '90 days', {now} + interval '30 days', NULL, {now} - interval '200 days', {now} - interval '90 days'),
  ('m-settled', 'settled', 'Settled?', 'TECH', 'RESOLVED', 'u0000', {now} - interval '3 days', {now} - interval '2 days', 'YES',
   {now} - interval '20 days', {now} - interval '2 days'),
  ('m-settled-long', 'settled-long', 'Settled long ago?', 'TECH', 'RESOLVED', 'u0000', {now} - interval '31 days',
   {now} - interval '30 days', 'NO', {now} - interval '90 days', {now} - interval '30 days'),
  ('m-settling', 'settling', 'Being settled now?', 'TECH', 'RESOLVED', 'u0000', {now} - interval '1 day',
   {now} - interval '10 seconds', 'NO', {now} - interval '20 days', {now} - interval '10 seconds'),
  ('m-nobody', 'nobody', 'Resolved, and nobody held anything?', 'TECH', 'RESOLVED', 'u0000', {now} - interval '3 days',
   NULL, NULL, {now} - interval '20 days', {now} - interval '2 days'),
  ('m-cancelled', 'cancelled', 'Cancelled, past its time?', 'TECH', 'CANCELLED', 'u0000', {now} - interval '40 days', NULL,
   NULL, {now} - interval '60 days', {now} - interval '50 days');

-- Positions: touched by the settlement, sold out before it (never touched), of a market that is being settled, refunded.
INSERT INTO "Position" ("id", "userId", "marketId", "outcome", "quantity", "averagePrice", "createdAt", "updatedAt") VALUES
  ('p-1', 'u0001', 'm-settled', 'YES', 10, 0.6, {now} - interval '9 days', {now} - interval '2 days' + interval '1 second'),
  ('p-2', 'u0002', 'm-settled', 'NO', 4, 0.4, {now} - interval '9 days', {now} - interval '2 days'),
  ('p-3', 'u0003', 'm-settled', 'YES', 0, 0.6, {now} - interval '9 days', {now} - interval '8 days'),
  ('p-4', 'u0001', 'm-settled-long', 'NO', 7, 0.5, {now} - interval '40 days', {now} - interval '29 days'),
  ('p-5', 'u0002', 'm-settling', 'NO', 7, 0.5, {now} - interval '9 days', {now} - interval '8 days'),
  ('p-6', 'u0003', 'm-open', 'NO', 7, 0.5, {now} - interval '9 days', {now} - interval '8 days'),
  ('p-7', 'u0001', 'm-cancelled', 'NO', 7, 0.5, {now} - interval '59 days', {now} - interval '49 days'),
  ('p-9', 'u0003', 'm-forgotten', 'NO', 0, 0.5, {now} - interval '59 days', {now} - interval '58 days'),
  ('p-10', 'u0003', 'm-planned', 'NO', 4, 0.5, {now} - interval '99 days', {now} - interval '98 days'),
  ('p-8', 'u0002', 'm-cancelled', 'NO', 0, 0.5, {now} - interval '59 days', {now} - interval '58 days');

UPDATE "Position" p SET "updatedAt" = m."resolveTime" FROM "Market" m WHERE p."id" = 'p-2' AND m."id" = p."marketId";

-- Orders and what they lock: BUY at price * open quantity, SELL nothing, ended ones nothing.
INSERT INTO "Order" ("id", "marketId", "userId", "side", "type", "outcome", "price", "quantity", "filled", "status",
                     "createdAt", "updatedAt") VALUES
  ('o-1', 'm-open', 'u0010', 'BUY', 'LIMIT', 'YES', 0.65, 100, 0, 'OPEN', {now} - interval '2 days', {now} - interval '2 days'),
  ('o-2', 'm-open', 'u0010', 'SELL', 'LIMIT', 'YES', 0.68, 50, 0, 'OPEN', {now} - interval '2 days', {now} - interval '2 days'),
  ('o-3', 'm-open', 'u0011', 'BUY', 'LIMIT', 'YES', 0.50, 40, 0, 'CANCELLED', {now} - interval '2 days', {now} - interval '1 day'),
  ('o-7', 'm-forgotten', 'u0011', 'BUY', 'LIMIT', 'YES', 0.50, 40, 0, 'CANCELLED', {now} - interval '50 days', {now} - interval '41 days'),
  ('o-4', 'm-open', 'u0012', 'SELL', 'LIMIT', 'NO', 0.30, 10, 10, 'FILLED', {now} - interval '2 days', {now} - interval '1 day'),
  -- sent as 0.12345 * 1000.00005: locked 123.4500 was computed before price and quantity were rounded
  ('o-5', 'm-open', 'u0013', 'BUY', 'LIMIT', 'YES', 0.1235, 1000.0001, 0, 'OPEN', {now} - interval '2 days', {now} - interval '2 days'),
  -- funds are locked before the order is written: this one is being placed
  ('o-6', 'm-open', 'u0014', 'BUY', 'LIMIT', 'YES', 0.50, 10, 0, 'OPEN', {now} - interval '5 seconds', {now} - interval '5 seconds');
UPDATE "Balance" SET "available" = 35, "locked" = 65, "updatedAt" = {now} - interval '2 days' WHERE "userId" = 'u0010';
UPDATE "Balance" SET "available" = 876.55, "locked" = 123.45, "total" = 1000, "updatedAt" = {now} - interval '2 days' WHERE "userId" = 'u0013';
UPDATE "Balance" SET "available" = 80, "locked" = 20, "updatedAt" = {now} - interval '5 seconds' WHERE "userId" = 'u0015';
UPDATE "Balance" SET "available" = 103, "total" = 103 WHERE "userId" = 'u0012';
UPDATE "Balance" SET "locked" = -0.0001, "available" = 100.0001, "total" = 100 WHERE "userId" = 'u0016';

INSERT INTO "Transfer" ("id", "userId", "type", "amount", "status", "createdAt") VALUES
  ('t-done', 'u0001', 'DEPOSIT', 50, 'COMPLETED', {now} - interval '9 days'),
  ('t-failed', 'u0002', 'WITHDRAWAL', 20, 'FAILED', {now} - interval '9 days'),
  ('t-never', 'u0002', 'DEPOSIT', 0, 'COMPLETED', 'infinity'),
  ('t-ever', 'u0002', 'DEPOSIT', 'NaN', 'COMPLETED', '4713-01-01 BC'),
  ('t-fresh', 'u0003', 'DEPOSIT', 30, 'PENDING', {now} - interval '20 minutes');
INSERT INTO "Transfer" ("id", "userId", "type", "amount", "status", "createdAt")
SELECT 't' || n, 'u' || lpad(n::text, 4, '0'), 'DEPOSIT', n, 'COMPLETED', {now} - n * interval '1 hour'
FROM generate_series(1, 600) n;
