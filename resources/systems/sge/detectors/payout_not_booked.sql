-- Paid, and no booking names it, though payouts of its program were booked before it.
SELECT o."id" AS subject_id, greatest(o."executedAt", o."updatedAt") AT TIME ZONE 'UTC' AS since,
       nullif(o."amount", 'NaN') AS amount, o."currency" AS currency,
       jsonb_build_object('state', o."status"::text, 'program', o."programId", 'affiliate', o."affiliateId",
                          'batch', o."batchId", 'txHash', left(o."txHash", 200)) AS evidence
FROM {{schema}}."Payout" o
WHERE o."id" > {{from}} AND o."id" <= {{to}} AND o."status" = 'COMPLETED' AND o."amount" <> 0
  AND greatest(o."executedAt", o."updatedAt") < statement_timestamp() AT TIME ZONE 'UTC'
      - make_interval(secs => (SELECT {{threshold:ledger_grace_s}})::double precision)
  AND NOT EXISTS (SELECT FROM {{schema}}."LedgerEntry" l WHERE l."refType" = 'PAYOUT' AND l."refId" = o."id")
  AND EXISTS (SELECT FROM {{schema}}."LedgerEntry" l
              WHERE l."programId" = o."programId" AND l."refType" = 'PAYOUT' AND l."createdAt" < o."createdAt")
