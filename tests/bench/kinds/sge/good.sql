-- What was settled, as the backend books it: without it the scans would find every good row wanting.
INSERT INTO "Settlement" ("id", "programId", "intentId", "wallet", "type", "amount", "txHash", "blockNumber",
                          "blockTimestamp", "status", "updatedAt")
SELECT 's' || "id", "programId", "id", "wallet", "type"::text, 100, "resultTxHash", 1, "updatedAt", 'CONFIRMED', "updatedAt"
FROM "Intent" WHERE "status" = 'CONFIRMED';
