-- A single-entry journal with a running balance for each customer; the play money of DEMO accounts is left out. The newest
-- balanceAfter is held against no balance: trades move balances without an entry.
SELECT 'customers'::text AS book, 'running_balance'::text AS invariant, l."userId" AS account, l."currency" AS currency,
       trim_scale(CASE l."direction" WHEN 'DEBIT' THEN -l."amount" ELSE l."amount" END) AS amount,
       trim_scale(l."balanceBefore") AS balance_before,
       trim_scale(l."balanceAfter") AS balance_after,
       coalesce(l."referenceType", '') AS ref_type, coalesce(l."referenceId", '') AS ref_id,
       l."createdAt" AT TIME ZONE 'UTC' AS at, l."id" AS id
FROM {{table:LedgerEntry}} l
WHERE l."accountType" IS DISTINCT FROM 'DEMO'
