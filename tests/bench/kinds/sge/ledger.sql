WITH refs AS (SELECT "programId", "currency", "refType", "refId", sum("amount") AS total, count(*) AS entries, min("createdAt") AS at
              FROM "LedgerEntry" GROUP BY 1, 2, 3, 4)
(SELECT "programId", "currency", NULL, NULL, sum(total), sum(entries), NULL FROM refs GROUP BY 1, 2)
UNION ALL
(SELECT "programId", "currency", "refType", "refId", total, entries, at FROM refs WHERE total <> 0 ORDER BY at LIMIT 1001)
