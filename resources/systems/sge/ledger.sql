-- Double entry as two signed rows: every program, currency and reference must sum to exactly zero.
SELECT l."programId" AS book, 'sum_zero'::text AS invariant, l."account" AS account, l."currency" AS currency,
       l."amount" AS amount, NULL::numeric AS balance_before, NULL::numeric AS balance_after,
       l."refType" AS ref_type, l."refId" AS ref_id, l."createdAt" AT TIME ZONE 'UTC' AS at, l."id" AS id
FROM {{schema}}."LedgerEntry" l
