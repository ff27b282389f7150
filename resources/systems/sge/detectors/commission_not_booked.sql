-- A commission no booking names, though the books of its program go further back than it does.
SELECT c."id" AS subject_id, c."createdAt" AT TIME ZONE 'UTC' AS since, c."amount" AS amount, c."currency" AS currency,
       jsonb_build_object('state', c."status"::text, 'program', c."programId", 'affiliate', c."affiliateId",
                          'settlement', c."settlementId") AS evidence
FROM {{schema}}."Commission" c
WHERE c."id" > {{from}} AND c."id" <= {{to}} AND c."status" <> 'CANCELLED' AND c."amount" <> 0
  AND c."createdAt" < statement_timestamp() AT TIME ZONE 'UTC'
      - make_interval(secs => (SELECT {{threshold:ledger_grace_s}})::double precision)
  AND NOT EXISTS (SELECT FROM {{schema}}."LedgerEntry" l WHERE l."refType" = 'COMMISSION' AND l."refId" = c."id")
  AND EXISTS (SELECT FROM {{schema}}."LedgerEntry" l
              WHERE l."programId" = c."programId" AND l."refType" = 'COMMISSION' AND l."createdAt" < c."createdAt")
