-- One second of a prediction market's backend: a transfer comes in and is completed a moment later.
INSERT INTO "Transfer" ("id", "userId", "type", "amount", "status", "createdAt")
SELECT 'live' || extract(epoch FROM clock_timestamp())::bigint, u."id", 'DEPOSIT', 5 + (random() * 100)::integer, 'PENDING',
       now() AT TIME ZONE 'utc'
FROM "User" u WHERE random() < 0.2 ORDER BY random() LIMIT 1
ON CONFLICT DO NOTHING;
UPDATE "Transfer" t SET "status" = 'COMPLETED'
WHERE t."status" = 'PENDING' AND t."id" LIKE 'live%' AND t."createdAt" < (now() AT TIME ZONE 'utc') - interval '4 seconds';
