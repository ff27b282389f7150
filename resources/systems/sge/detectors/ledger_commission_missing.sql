-- Booked for a commission that doesn't exist: the work around the booking was rolled back.
SELECT 'COMMISSION/' || l."refId" AS subject_id, min(l."createdAt") AT TIME ZONE 'UTC' AS since,
       max(l."amount") AS amount, min(l."currency") AS currency,
       jsonb_build_object('refType', 'COMMISSION', 'refId', l."refId", 'entries', count(*),
                          'program', min(l."programId")) AS evidence
FROM {{schema}}."LedgerEntry" l
WHERE l."id" > {{from}} AND l."id" <= {{to}} AND l."refType" = 'COMMISSION'
  AND l."createdAt" < statement_timestamp() AT TIME ZONE 'UTC'
      - make_interval(secs => (SELECT {{threshold:ledger_grace_s}})::double precision)
  AND NOT EXISTS (SELECT FROM {{schema}}."Commission" c WHERE c."id" = l."refId")
GROUP BY l."refId"
