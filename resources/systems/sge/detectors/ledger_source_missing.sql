-- Booked for a payout or a settlement that doesn't exist. Every reference touched in the slice is summed whole.
SELECT r."refType" || '/' || r."refId" AS subject_id, min(l."createdAt") AT TIME ZONE 'UTC' AS since,
       max(l."amount") AS amount, min(l."currency") AS currency,
       jsonb_build_object('refType', r."refType", 'refId', r."refId", 'entries', count(*),
                          'program', min(l."programId")) AS evidence
FROM (SELECT DISTINCT e."refType", e."refId" FROM {{schema}}."LedgerEntry" e
      WHERE e."id" > {{from}} AND e."id" <= {{to}} AND e."refType" IN ('PAYOUT', 'SETTLEMENT')) r
JOIN {{schema}}."LedgerEntry" l ON l."refType" = r."refType" AND l."refId" = r."refId"
WHERE CASE r."refType"
        WHEN 'PAYOUT' THEN NOT EXISTS (SELECT FROM {{schema}}."Payout" p WHERE p."id" = r."refId")
        ELSE NOT EXISTS (SELECT FROM {{schema}}."Settlement" s WHERE s."id" = r."refId") END
GROUP BY r."refType", r."refId"
HAVING min(l."createdAt") < statement_timestamp() AT TIME ZONE 'UTC'
    - make_interval(secs => (SELECT {{threshold:ledger_grace_s}})::double precision)
