-- COMPLETED, and no ledger entry credits its customer: green but wrong. Left alone: rows older than the ledger; rows whose
-- transaction the ledger names (another path of the backend books by hash); rows whose money was swept under another row
-- of the same customer and currency, because a sweep takes all that lies on the address. That other row is one that came
-- later and was credited before this one ended, or one whose credit is large enough to hold this one's money and that
-- came later or was credited while this one was open.
-- The other rows of a customer are read once and walked from the newest to the oldest: to read them for one row at a time
-- would take hours for a customer of tens of thousands. Only where a large enough credit came after this row, and from a
-- row older than it, whether that was while this one was open is asked of each credit.
WITH candidate AS MATERIALIZED (
  SELECT d."id", d."userId", d."amount", d."currency", d."txHash", d."status", d."retryCount", d."metadata", d."createdAt",
         d."updatedAt", r.bound, d."amount" * (SELECT {{threshold:credit_share}}) AS needed,
         least(d."updatedAt", '290000-01-01') + make_interval(secs => r.bound::double precision) AS ended
  FROM {{table:Deposit}} d
  CROSS JOIN (SELECT (SELECT {{threshold:ledger_grace_s}}) AS bound) r
  WHERE d."id" > {{from}} AND d."id" <= {{to}}
    AND d."status" = 'COMPLETED' AND d."amount" > 0 AND d."amount" <> 'NaN'
    AND greatest(d."updatedAt", d."createdAt") < statement_timestamp() AT TIME ZONE 'UTC'
        - make_interval(secs => r.bound::double precision)
    -- a SELECT, by the index of references: NOT EXISTS could be answered by joining all entries of the customer
    AND (SELECT true FROM {{table:LedgerEntry}} l
         WHERE l."referenceType" = 'DEPOSIT' AND l."referenceId" IN (d."id", d."txHash") AND l."direction" = 'CREDIT'
           AND l."userId" = d."userId" LIMIT 1) IS NULL
    AND d."createdAt" >= (SELECT min(l."createdAt") FROM {{table:LedgerEntry}} l)
), credit AS MATERIALIZED (
  SELECT c."userId", c."currency", o.came, o.booked, o.amount
  FROM (SELECT DISTINCT candidate."userId", candidate."currency" FROM candidate) c
  CROSS JOIN LATERAL (
    SELECT o."createdAt" AS came, l."createdAt" AS booked, l."amount" AS amount
    FROM {{schema}}."Deposit" o
    JOIN {{table:LedgerEntry}} l ON l."referenceType" = 'DEPOSIT' AND l."referenceId" IN (o."id", o."txHash")
    WHERE o."userId" = c."userId" AND o."currency" = c."currency" AND l."direction" = 'CREDIT' AND l."userId" = c."userId"
    OFFSET 0) o -- each customer by the index
)
SELECT d."id" AS subject_id, d."updatedAt" AT TIME ZONE 'UTC' AS since,
       trim_scale(d."amount") AS amount, left(d."currency", 64) AS currency,
       {{include:detectors/deposit_evidence.sql}} AS evidence
FROM (
  SELECT w.*, min(w.booked) OVER later AS first_later, max(w.credited) OVER later AS most_later,
         max(w.credited) OVER (PARTITION BY w."userId", w."currency" ORDER BY coalesce(w.booked, w."createdAt") DESC)
           AS most_since
  FROM (
    SELECT c.*, NULL::timestamp AS booked, NULL::numeric AS credited FROM candidate c
    UNION ALL
    SELECT NULL, k."userId", NULL, k."currency", NULL, NULL, NULL, NULL, k.came, NULL, NULL, NULL, NULL, k.booked, k.amount
    FROM credit k
  ) w
  WINDOW later AS (PARTITION BY w."userId", w."currency" ORDER BY w."createdAt" DESC
                   GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
) d
CROSS JOIN LATERAL (
  SELECT CASE WHEN EXISTS (SELECT FROM {{table:LedgerEntry}} l
                           WHERE l."referenceType" = 'DEPOSIT' AND l."referenceId" IN (d."id", d."txHash")
                             AND l."direction" = 'CREDIT')
              THEN 'COMPLETED, and its credit went to another customer'
              ELSE 'COMPLETED without a credit in the ledger' END AS rule, d.bound) r
WHERE d."id" IS NOT NULL AND (d.first_later <= d.ended) IS NOT TRUE AND (d.most_later >= d.needed) IS NOT TRUE
  AND CASE WHEN d.most_since >= d.needed
           THEN NOT EXISTS (SELECT FROM credit k
                            WHERE k."userId" = d."userId" AND k."currency" = d."currency" AND k.amount >= d.needed
                              AND k.booked BETWEEN d."createdAt" AND d.ended)
           ELSE true END
