-- A commission no booking names, though the books of its program go further back than it does. When they begin is asked
-- once for a slice; see payout_not_booked.
SELECT o."id" AS subject_id, o."createdAt" AT TIME ZONE 'UTC' AS since, o."amount" AS amount, o."currency" AS currency,
       jsonb_build_object('state', o."status"::text, 'program', o."programId", 'affiliate', o."affiliateId",
                          'settlement', o."settlementId") AS evidence
FROM (
  WITH unbooked AS (
    SELECT c."id", c."programId", c."affiliateId", c."settlementId", c."amount", c."currency", c."status", c."createdAt"
    FROM {{schema}}."Commission" c
    WHERE c."id" > {{from}} AND c."id" <= {{to}} AND c."status" <> 'CANCELLED' AND c."amount" <> 0
      AND c."createdAt" < statement_timestamp() AT TIME ZONE 'UTC'
          - make_interval(secs => (SELECT {{threshold:ledger_grace_s}})::double precision)
      AND NOT EXISTS (SELECT FROM {{schema}}."LedgerEntry" l WHERE l."refType" = 'COMMISSION' AND l."refId" = c."id")
  ), book AS MATERIALIZED (
    SELECT g."programId",
           CASE WHEN EXISTS (SELECT FROM {{schema}}."LedgerEntry" l
                             WHERE l."programId" = g."programId" AND l."refType" = 'COMMISSION'
                               AND l."createdAt" < g.oldest)
                THEN '-infinity'
                ELSE (SELECT min(l."createdAt") FROM {{schema}}."LedgerEntry" l
                      WHERE l."programId" = g."programId" AND l."refType" = 'COMMISSION') END AS begins
    FROM (SELECT u."programId", min(u."createdAt") AS oldest FROM unbooked u GROUP BY u."programId") g
  )
  SELECT u.* FROM unbooked u JOIN book b ON b."programId" = u."programId" AND b.begins < u."createdAt"
) o
