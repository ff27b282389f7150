-- $1 batch, $2 hash of the transaction that paid all its lines: each line gets a hash of its own made from it, because
-- the backend's column is unique; the ledger gets both sides.
WITH t AS (SELECT (clock_timestamp() AT TIME ZONE 'UTC')::timestamp(3) AS now),
paid AS (
  UPDATE "Payout" SET "status" = 'COMPLETED', "txHash" = $2 || ':' || "id", "executedAt" = t.now, "updatedAt" = t.now
  FROM t WHERE "batchId" = $1 AND "status" IN ('PENDING', 'APPROVED', 'PROCESSING') RETURNING "Payout".*),
booked AS (
  INSERT INTO "LedgerEntry" ("id","programId","account","counterparty","amount","currency","refType","refId","description","createdAt")
  SELECT 'cm' || left(md5(p."id" || side.sign), 23), p."programId",
         CASE side.sign WHEN 1 THEN 'affiliate:' || p."affiliateId" || ':liability' ELSE 'program:' || p."programId" || ':treasury' END,
         CASE side.sign WHEN 1 THEN 'program:' || p."programId" || ':treasury' ELSE 'affiliate:' || p."affiliateId" || ':liability' END,
         side.sign * p."amount", p."currency", 'PAYOUT', p."id", 'payout', p."executedAt"
  FROM paid AS p, (VALUES (1), (-1)) AS side(sign) RETURNING 1)
UPDATE "PayoutBatch" SET "status" = 'COMPLETED', "executionTxHash" = $2, "updatedAt" = t.now
FROM t WHERE "id" = $1 AND "status" = 'PROCESSING' RETURNING "id"
