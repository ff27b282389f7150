-- Booked for a commission that doesn't exist: the work around the booking was rolled back. Every reference touched in the
-- slice is summed whole.
SELECT 'COMMISSION/' || r."refId" AS subject_id, min(l."createdAt") AT TIME ZONE 'UTC' AS since,
       max(l."amount") AS amount, min(l."currency") AS currency,
       jsonb_build_object('refType', 'COMMISSION', 'refId', r."refId", 'entries', count(*),
                          'program', min(l."programId")) AS evidence
FROM (SELECT DISTINCT e."refId" FROM {{schema}}."LedgerEntry" e
      WHERE e."id" > {{from}} AND e."id" <= {{to}} AND e."refType" = 'COMMISSION') r
JOIN {{schema}}."LedgerEntry" l ON l."refType" = 'COMMISSION' AND l."refId" = r."refId"
WHERE NOT EXISTS (SELECT FROM {{schema}}."Commission" c WHERE c."id" = r."refId")
GROUP BY r."refId"
HAVING min(l."createdAt") < statement_timestamp() AT TIME ZONE 'UTC'
    - make_interval(secs => (SELECT {{threshold:ledger_grace_s}})::double precision)
