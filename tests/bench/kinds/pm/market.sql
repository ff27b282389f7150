-- next: WHERE (m."createdAt", m."id") < ($1::timestamp, $2)
SELECT m."id",
       CASE m."status" WHEN 'OPEN' THEN 'running' WHEN 'CLOSED' THEN 'waiting' WHEN 'RESOLVED' THEN 'done' ELSE 'cancelled' END,
       m."status", m."createdAt", m."updatedAt", m."createdBy", m.xmin, m."category"
FROM "Market" m
:page
ORDER BY m."createdAt" DESC, m."id" DESC LIMIT 201
