-- SPDX-License-Identifier: GPL-3.0-or-later
-- The transaction was mined: $1 intent, $2 our lock, $3 hash, $4 block, $5 nonce; $6 false: complete it and book nothing, as the
-- real backend now and then does. Rows come back only if the lock was still ours.
WITH t AS (SELECT (clock_timestamp() AT TIME ZONE 'UTC')::timestamp(3) AS now),
done AS (
  UPDATE "Intent" SET "status" = 'CONFIRMED', "resultTxHash" = $3, "resultData" = jsonb_build_object('nonce', $5::bigint),
         "nextRetryAt" = NULL, "lockedBy" = NULL, "lockedUntil" = NULL, "completedAt" = t.now, "updatedAt" = t.now
  FROM t WHERE "id" = $1 AND "lockedBy" = $2 AND "status" = 'PROCESSING'
  RETURNING "Intent".*),
settled AS (
  INSERT INTO "Settlement" ("id","programId","intentId","wallet","type","token","amount","txHash","blockNumber","blockTimestamp",
                            "status","verified","verifiedAt","createdAt","updatedAt")
  SELECT 'cm' || left(md5(d."id" || ':settlement'), 23), d."programId", d."id", d."wallet", d."type"::text,
         CASE d."type" WHEN 'CLAIM' THEN 'SGE' ELSE 'USDC' END,
         CASE d."type" WHEN 'REGISTER' THEN g."feeUsd" WHEN 'CLAIM' THEN g."claimAmount" ELSE coalesce((d."payload"->>'amount')::numeric, 0) END,
         $3, $4::bigint, t.now, 'CONFIRMED', true, t.now, t.now, t.now
  FROM t, done AS d JOIN "Program" AS g ON g."id" = d."programId" WHERE $6::boolean
  RETURNING *),
shared AS (
  INSERT INTO "Commission" ("id","programId","settlementId","affiliateId","overrideAffiliateId","commissionType","rate","baseAmount",
                            "amount","currency","status","createdAt","updatedAt")
  SELECT 'cm' || left(md5(d."id" || share.type), 23), s."programId", s."id", CASE share.type WHEN 'DIRECT' THEN a."id" ELSE a."parentId" END,
         CASE share.type WHEN 'OVERRIDE' THEN a."id" END, share.type, share.rate, s."amount", round(s."amount" * share.rate / 100, 6),
         'USD', 'ACCRUED', s."createdAt", s."createdAt"
  FROM settled AS s JOIN done AS d ON d."id" = s."intentId" JOIN "Program" AS g ON g."id" = s."programId"
  JOIN "Affiliate" AS a ON a."programId" = s."programId" AND a."referralCode" = d."payload"->>'referralCode'
  CROSS JOIN LATERAL (VALUES ('DIRECT', g."directCommissionPct"), ('OVERRIDE', g."overrideCommissionPct")) AS share(type, rate)
  WHERE s."type" IN ('REGISTER', 'COMMERCE_PAYMENT') AND (share.type = 'DIRECT' OR a."parentId" IS NOT NULL)
  RETURNING *),
booked AS (
  INSERT INTO "LedgerEntry" ("id","programId","account","counterparty","amount","currency","refType","refId","description","createdAt")
  SELECT 'cm' || left(md5(c."id" || side.sign), 23), c."programId", CASE side.sign WHEN 1 THEN e.expense ELSE e.liability END,
         CASE side.sign WHEN 1 THEN e.liability ELSE e.expense END, side.sign * c."amount", 'USD', 'COMMISSION', c."id",
         c."commissionType" || ' commission', c."createdAt"
  FROM shared AS c CROSS JOIN (VALUES (1), (-1)) AS side(sign)
  CROSS JOIN LATERAL (SELECT 'program:' || c."programId" || ':commission_expense' AS expense,
                             'affiliate:' || c."affiliateId" || ':liability' AS liability) AS e
  RETURNING 1)
SELECT d."id", extract(epoch FROM d."completedAt" - d."createdAt") FROM done AS d
