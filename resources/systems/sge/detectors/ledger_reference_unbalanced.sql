-- Entries of one reference that don't sum to zero in one currency, over all or in one of the programs: each program is a
-- book of its own. Every reference touched in the slice is summed whole, each by the index: a join would be answered by
-- reading the whole ledger for every slice.
SELECT r."refType" || '/' || r."refId" || '/' || s."currency" AS subject_id,
       min(s.first_at) AT TIME ZONE 'UTC' AS since,
       CASE WHEN sum(s.amount) <> 0 THEN sum(s.amount) ELSE max(s.amount) END AS amount, s."currency" AS currency,
       jsonb_build_object('refType', r."refType", 'refId', r."refId", 'entries', sum(s.entries),
                          'program', min(s."programId") FILTER (WHERE s.amount <> 0)) AS evidence
FROM (SELECT DISTINCT e."refType", e."refId" FROM {{schema}}."LedgerEntry" e
      WHERE e."id" > {{from}} AND e."id" <= {{to}}) r
CROSS JOIN LATERAL (
  SELECT l."currency", l."programId", sum(l."amount") AS amount, count(*) AS entries, min(l."createdAt") AS first_at,
         max(l."createdAt") AS last_at
  FROM {{schema}}."LedgerEntry" l WHERE l."refType" = r."refType" AND l."refId" = r."refId"
  GROUP BY l."currency", l."programId") s
GROUP BY r."refType", r."refId", s."currency"
HAVING bool_or(s.amount <> 0) AND max(s.last_at) < statement_timestamp() AT TIME ZONE 'UTC'
    - make_interval(secs => (SELECT {{threshold:ledger_grace_s}})::double precision)
