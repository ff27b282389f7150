-- What lies at a deposit address, in millionths: deposits that were not swept yet. Every third failed one is empty: its sweep
-- was mined after the worker had given it up.
SELECT coalesce(sum(d."amount" * 1000000), 0)::numeric(78, 0)::text
FROM "Deposit" d JOIN "DepositAddress" a ON a."userId" = d."userId"
WHERE lower(a."address") = lower($1) AND d."status" IN ('FAILED', 'PENDING_SWEEP')
  AND NOT EXISTS (SELECT FROM "LedgerEntry" l WHERE l."referenceId" = d."id")
  AND (d."status" <> 'FAILED' OR hashtext(d."id") % 3 <> 0)
