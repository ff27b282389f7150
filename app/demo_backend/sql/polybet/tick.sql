-- One second of a sweep worker's life: a deposit arrives now and then, the oldest that wait are swept and credited. Money
-- moves with its ledger row in one statement, as it should; what was planted stays as it is.
INSERT INTO "Deposit" ("id", "userId", "amount", "currency", "txHash", "status", "fromAddress", "toAddress", "createdAt", "updatedAt")
SELECT 'live' || extract(epoch FROM clock_timestamp())::bigint, a."userId", 5 + (random() * 200)::integer, 'USDC',
       '0x' || md5(random()::text) || md5(random()::text), 'PENDING_SWEEP', '0x' || md5(random()::text) || '00000000', a."address",
       now() AT TIME ZONE 'utc', now() AT TIME ZONE 'utc'
FROM "DepositAddress" a WHERE a."currency" = 'USDC' AND random() < 0.15 ORDER BY random() LIMIT 1
ON CONFLICT DO NOTHING;
WITH due AS (
  SELECT d."id", d."userId", d."amount" * 0.99 AS credit FROM "Deposit" d
  JOIN "DepositAddress" a ON a."userId" = d."userId" AND a."currency" = 'USDC'
  WHERE d."status" = 'PENDING_SWEEP' AND coalesce(d."retryCount", 0) < 50
    AND d."updatedAt" < (now() AT TIME ZONE 'utc') - interval '4 seconds'
    AND NOT EXISTS (SELECT FROM "LedgerEntry" l WHERE l."referenceId" = d."id")
    AND (d."id" LIKE 'live%' OR d."updatedAt" > (now() AT TIME ZONE 'utc') - interval '2 minutes')
  ORDER BY d."createdAt" LIMIT 1 FOR UPDATE OF d SKIP LOCKED
), swept AS (
  UPDATE "Deposit" d SET "status" = 'COMPLETED', "txHash" = '0x' || md5(random()::text) || md5(random()::text),
         "updatedAt" = now() AT TIME ZONE 'utc'
  FROM due WHERE d."id" = due."id" RETURNING d."id", d."userId", due.credit
), credited AS (
  UPDATE "Balance" b SET "amount" = b."amount" + s.credit, "updatedAt" = now() AT TIME ZONE 'utc'
  FROM swept s WHERE b."userId" = s."userId" AND b."tokenSymbol" = 'TUSD' AND b."eventId" IS NULL AND b."accountType" = 'LIVE'
  RETURNING s."id", s."userId", s.credit, b."amount" AS after
)
INSERT INTO "LedgerEntry" ("id", "userId", "direction", "amount", "currency", "balanceBefore", "balanceAfter", "referenceType",
                           "referenceId", "createdAt")
SELECT 'l' || c."id" || extract(epoch FROM clock_timestamp())::bigint, c."userId", 'CREDIT', c.credit, 'USD', c.after - c.credit, c.after, 'DEPOSIT', c."id",
       now() AT TIME ZONE 'utc'
FROM credited c;
