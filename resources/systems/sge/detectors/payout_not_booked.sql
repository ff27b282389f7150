-- Paid, and no booking names it, though payouts of its program were booked before it. When a program's books begin is
-- asked once for a slice: first whether they are older than all there is to tell, which the first such entry answers.
SELECT o."id" AS subject_id, o.done_at AT TIME ZONE 'UTC' AS since, nullif(o."amount", 'NaN') AS amount,
       o."currency" AS currency,
       jsonb_build_object('state', 'COMPLETED', 'program', o."programId", 'affiliate', o."affiliateId",
                          'batch', o."batchId", 'txHash', left(o."txHash", 200)) AS evidence
FROM (
  WITH unbooked AS (
    SELECT p."id", p."programId", p."affiliateId", p."batchId", p."amount", p."currency", p."txHash", p."createdAt",
           greatest(p."executedAt", p."updatedAt") AS done_at
    FROM {{schema}}."Payout" p
    WHERE p."id" > {{from}} AND p."id" <= {{to}} AND p."status" = 'COMPLETED' AND p."amount" <> 0
      AND greatest(p."executedAt", p."updatedAt") < statement_timestamp() AT TIME ZONE 'UTC'
          - make_interval(secs => (SELECT {{threshold:ledger_grace_s}})::double precision)
      AND NOT EXISTS (SELECT FROM {{schema}}."LedgerEntry" l WHERE l."refType" = 'PAYOUT' AND l."refId" = p."id")
  ), book AS MATERIALIZED (
    SELECT g."programId",
           CASE WHEN EXISTS (SELECT FROM {{schema}}."LedgerEntry" l
                             WHERE l."programId" = g."programId" AND l."refType" = 'PAYOUT' AND l."createdAt" < g.oldest)
                THEN '-infinity'
                ELSE (SELECT min(l."createdAt") FROM {{schema}}."LedgerEntry" l
                      WHERE l."programId" = g."programId" AND l."refType" = 'PAYOUT') END AS begins
    FROM (SELECT u."programId", min(u."createdAt") AS oldest FROM unbooked u GROUP BY u."programId") g
  )
  SELECT u.* FROM unbooked u JOIN book b ON b."programId" = u."programId" AND b.begins < u."createdAt"
) o
