SELECT w."id", w."status", w."userId", w."createdAt", w."amount", w."currency"
FROM "Withdrawal" w ORDER BY w."createdAt" DESC, w."id" DESC LIMIT 500
