-- next: WHERE (h."createdAt", h."id") < ($1::timestamp, $2)
-- filtered: WHERE h."status" = 'failed'
SELECT h."id",
       CASE h."status" WHEN 'pending' THEN 'waiting' WHEN 'partial' THEN 'running' WHEN 'failed' THEN 'failed' ELSE 'done' END,
       h."status", trim_scale(h."amount"), 'shares', h."retryCount", h."createdAt", h."updatedAt", h."userOrderId",
       h."failureReason", h.xmin, h."side"
FROM "HedgePosition" h
:page
ORDER BY h."createdAt" DESC, h."id" DESC LIMIT 201
