-- next: WHERE (t."createdAt", t."id") < ($1::timestamp, $2)
-- filtered: WHERE t."status" = 'FAILED'
SELECT t."id", CASE t."status" WHEN 'PENDING' THEN 'waiting' WHEN 'COMPLETED' THEN 'done' ELSE 'failed' END, t."status",
       t."amount", 'USD', t."createdAt", t."userId", t.xmin, t."type"
FROM "Transfer" t
:page
ORDER BY t."createdAt" DESC, t."id" DESC LIMIT 201
