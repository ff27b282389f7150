-- A program whose book doesn't sum to zero in one currency.
-- (SELECT threshold): once, not for every row.
SELECT b."id" || '/' || l."currency" AS subject_id, NULL::timestamptz AS since, sum(l."amount") AS amount,
       l."currency" AS currency,
       jsonb_build_object('book', b."id", 'program', left(b."name", 200), 'entries', count(*)) AS evidence
FROM {{schema}}."Program" b JOIN {{schema}}."LedgerEntry" l ON l."programId" = b."id"
WHERE b."id" > {{from}} AND b."id" <= {{to}}
GROUP BY b."id", b."name", l."currency"
HAVING sum(l."amount") <> 0
   -- a pair that is being written now is no imbalance
   AND sum(l."amount") FILTER (WHERE l."createdAt" < statement_timestamp() AT TIME ZONE 'UTC'
       - make_interval(secs => (SELECT {{threshold:ledger_grace_s}})::double precision)) <> 0
