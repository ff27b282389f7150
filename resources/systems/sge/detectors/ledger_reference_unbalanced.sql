-- Entries of one reference that don't sum to zero in one currency. Every reference touched in the slice is summed whole.
SELECT r."refType" || '/' || r."refId" || '/' || l."currency" AS subject_id,
       min(l."createdAt") AT TIME ZONE 'UTC' AS since, sum(l."amount") AS amount, l."currency" AS currency,
       jsonb_build_object('refType', r."refType", 'refId', r."refId", 'entries', count(*),
                          'program', min(l."programId")) AS evidence
FROM (SELECT DISTINCT e."refType", e."refId" FROM {{schema}}."LedgerEntry" e
      WHERE e."id" > {{from}} AND e."id" <= {{to}}) r
JOIN {{schema}}."LedgerEntry" l ON l."refType" = r."refType" AND l."refId" = r."refId"
GROUP BY r."refType", r."refId", l."currency"
HAVING sum(l."amount") <> 0 AND max(l."createdAt") < statement_timestamp() AT TIME ZONE 'UTC'
    - make_interval(secs => (SELECT {{threshold:ledger_grace_s}})::double precision)
