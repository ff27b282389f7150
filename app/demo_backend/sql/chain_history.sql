-- SPDX-License-Identifier: GPL-3.0-or-later
-- Every transaction the chain has seen before we were started: hash, block, and whether it succeeded.
SELECT "txHash", "blockNumber"::text, 't' FROM "Settlement"
UNION ALL
-- Hashes nothing was booked for. Of those on failed intents one in three was mined, one reverted, one dropped.
SELECT i."resultTxHash", (12000000 + floor((extract(epoch FROM i."updatedAt") - 1700000000) / 12)::bigint)::text,
       CASE WHEN i."status" = 'CONFIRMED' OR ascii(right(i."resultTxHash", 1)) % 3 = 0 THEN 't' ELSE 'f' END
FROM "Intent" AS i LEFT JOIN "Settlement" AS s ON s."intentId" = i."id"
WHERE i."resultTxHash" IS NOT NULL AND s."id" IS NULL AND (i."status" = 'CONFIRMED' OR ascii(right(i."resultTxHash", 1)) % 3 <> 1)
