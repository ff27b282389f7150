-- A database without the table of trades: what there is of them is told by orders and positions.
DROP TABLE "Trade";

INSERT INTO "User" ("id", "email", "passwordHash", "updatedAt") VALUES ('u1', 'u1@example.com', 'x', {now}), ('u2', 'u2@example.com', 'x', {now});
INSERT INTO "Market" ("id", "slug", "question", "category", "createdBy", "closeTime", "updatedAt") VALUES
  ('m1', 'm1', '?', 'TECH', 'u1', {now} + interval '1 day', {now});
INSERT INTO "Balance" ("userId", "available", "locked", "total", "updatedAt") VALUES
  ('u1', 100, 0, 105, {now} - interval '1 hour'), ('u2', 95, 0, 100, {now} - interval '1 hour');
INSERT INTO "Position" ("id", "userId", "marketId", "outcome", "quantity", "averagePrice", "updatedAt") VALUES
  ('p1', 'u2', 'm1', 'YES', 10, 0.5, {now} - interval '1 hour');
