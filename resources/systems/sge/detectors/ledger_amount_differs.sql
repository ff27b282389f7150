-- Balanced, and not what the commission or the payout it names says: booked twice, or with another amount. What was
-- booked is the sum of its debits; where a booking was reversed and made again, what the accounts moved in all.
SELECT r."refType" || '/' || r."refId" AS subject_id, min(b.first_at) AT TIME ZONE 'UTC' AS since,
       nullif(sum(b.debits) - abs(s."amount"), 'NaN') AS amount, s."currency" AS currency,
       jsonb_build_object('refType', r."refType", 'refId', r."refId", 'entries', sum(b.entries),
                          'program', min(b."programId"), 'state', s.state, 'booked', sum(b.debits)::text,
                          'amount', s."amount"::text) AS evidence
FROM (SELECT DISTINCT e."refType", e."refId" FROM {{schema}}."LedgerEntry" e
      WHERE e."id" > {{from}} AND e."id" <= {{to}} AND e."refType" IN ('COMMISSION', 'PAYOUT')) r
CROSS JOIN LATERAL (
  SELECT c."amount", c."currency", c."status"::text AS state FROM {{schema}}."Commission" c
  WHERE r."refType" = 'COMMISSION' AND c."id" = r."refId" AND c."status" <> 'CANCELLED'
  UNION ALL
  SELECT p."amount", p."currency", p."status"::text FROM {{schema}}."Payout" p
  WHERE r."refType" = 'PAYOUT' AND p."id" = r."refId" AND p."status" = 'COMPLETED') s
CROSS JOIN LATERAL (
  SELECT l."programId", sum(l."amount") AS net, coalesce(sum(l."amount") FILTER (WHERE l."amount" > 0), 0) AS debits,
         count(*) AS entries, min(l."createdAt") AS first_at, max(l."createdAt") AS last_at
  FROM {{schema}}."LedgerEntry" l WHERE l."refType" = r."refType" AND l."refId" = r."refId"
  GROUP BY l."programId", l."account", l."currency") b
GROUP BY r."refType", r."refId", s."amount", s."currency", s.state
HAVING sum(b.debits) <> abs(s."amount") AND coalesce(sum(b.net) FILTER (WHERE b.net > 0), 0) <> abs(s."amount")
   AND sum(b.net) = 0 -- else the finding is that it doesn't balance
   AND max(b.last_at) < statement_timestamp() AT TIME ZONE 'UTC'
    - make_interval(secs => (SELECT {{threshold:ledger_grace_s}})::double precision)
