-- Only the three troubles that are in this data; what the triage shows of each, and in its order.
SELECT 'transfer.pending_too_long', 'P2' AS severity, 'transfers', 'transfer', t."id" AS id, t."createdAt" AS since, t."amount",
       'USD', 'PENDING and older than the limit', t."status"::text, t."type"::text, t."userId", t."createdAt"
FROM "Transfer" t
WHERE t."status" = 'PENDING' AND t."createdAt" < (now() AT TIME ZONE 'utc') - interval '1 hour'
UNION ALL
SELECT 'market.open_past_close', 'P2', 'markets', 'market', m."id", m."closeTime", NULL, NULL, 'OPEN past closeTime',
       m."status"::text, m."slug", NULL, m."closeTime"
FROM "Market" m
WHERE m."status" = 'OPEN' AND m."closeTime" < (now() AT TIME ZONE 'utc') - interval '5 minutes'
UNION ALL
SELECT 'market.closed_too_long', 'P3', 'markets', 'market', m."id", m."closeTime", w.amount, 'USD',
       'CLOSED, and closeTime and planned resolveTime are older than the limit', m."status"::text, m."slug", NULL, m."closeTime"
FROM "Market" m
CROSS JOIN LATERAL (
  SELECT sum(v.amount) AS amount FROM (
    SELECT h."quantity" * h."averagePrice" AS amount FROM "Position" h WHERE h."marketId" = m."id" AND h."quantity" <> 0
    UNION ALL
    SELECT o."price" * (o."quantity" - o."filled") FROM "Order" o
    WHERE o."marketId" = m."id" AND o."status" IN ('PENDING', 'OPEN', 'PARTIAL')) v
  HAVING count(*) > 0) w
WHERE m."status" = 'CLOSED' AND m."closeTime" < (now() AT TIME ZONE 'utc') - interval '7 days'
  AND (m."resolveTime" < (now() AT TIME ZONE 'utc') - interval '7 days') IS NOT FALSE
ORDER BY severity, since, id LIMIT 5001
