SELECT b."id", b."status", b."createdById", b."createdAt", b."totalAmount",
       (SELECT l."currency" FROM "Payout" l WHERE l."batchId" = b."id" LIMIT 1), b."affiliateCount"
FROM "PayoutBatch" b ORDER BY b."createdAt" DESC, b."id" DESC LIMIT 500
