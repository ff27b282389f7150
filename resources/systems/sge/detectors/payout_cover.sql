-- The completed payouts of a slice, and the commissions each of them covered that are still to be paid. sge takes into a
-- batch every PAYABLE commission there is, writes nowhere which, and marks none of them PAID:
--   linked    what names the payout;   open    of these, what is still PAYABLE
--   own       unlinked and PAYABLE, older than the payout and younger than the payout before it
--   before    unlinked and PAYABLE, and covered by that payout before it: this one paid them again
-- A commission changed after the payout may have become PAYABLE later. It counts only where nothing else explains the
-- money: where no older one is certain.
(
  SELECT o."id", o."batchId", o."programId", o."affiliateId", o."amount", o."currency",
         greatest(o."executedAt", o."updatedAt") AS done_at, previous."id" AS previous,
         coalesce(link.number, 0) AS linked,
         CASE WHEN link.open_number > 0 THEN link.open_number
              WHEN o."amount" - coalesce(link.amount, 0) <= (SELECT {{threshold:payout_dust}}) THEN 0
              WHEN own.sure_number > 0 THEN own.sure_number ELSE own.number END AS unpaid_number,
         CASE WHEN link.open_number > 0 THEN link.open_amount
              WHEN o."amount" - coalesce(link.amount, 0) <= (SELECT {{threshold:payout_dust}}) THEN 0
              WHEN own.sure_number > 0 THEN own.sure_amount ELSE own.amount END AS unpaid_amount,
         CASE WHEN link.number > 0 OR previous."id" IS NULL THEN 0
              ELSE least(o."amount" - coalesce(CASE WHEN own.sure_number > 0 THEN own.sure_amount ELSE own.amount END, 0),
                         CASE WHEN before.sure_number > 0 THEN before.sure_amount
                              WHEN before.amount <= previous."amount" THEN before.amount END)
         END AS again_amount
  FROM {{schema}}."Payout" o
  LEFT JOIN LATERAL (
    SELECT count(*) AS number, sum(c."amount") AS amount,
           count(*) FILTER (WHERE c."status" = 'PAYABLE') AS open_number,
           sum(c."amount") FILTER (WHERE c."status" = 'PAYABLE') AS open_amount
    FROM {{schema}}."Commission" c WHERE c."payoutId" = o."id") link ON true
  LEFT JOIN LATERAL (
    SELECT e."id", e."amount", e."createdAt" FROM {{schema}}."Payout" e
    WHERE e."programId" = o."programId" AND e."affiliateId" = o."affiliateId" AND e."status" = 'COMPLETED'
      AND e."currency" = o."currency" AND (e."createdAt", e."id") < (o."createdAt", o."id")
      AND NOT EXISTS (SELECT FROM {{schema}}."Commission" c WHERE c."payoutId" = e."id")
    ORDER BY e."createdAt" DESC, e."id" DESC LIMIT 1) previous ON true
  LEFT JOIN LATERAL (
    SELECT count(*) AS number, sum(c."amount") AS amount,
           count(*) FILTER (WHERE c."updatedAt" <= o."createdAt") AS sure_number,
           sum(c."amount") FILTER (WHERE c."updatedAt" <= o."createdAt") AS sure_amount
    FROM {{schema}}."Commission" c
    WHERE c."programId" = o."programId" AND c."affiliateId" = o."affiliateId" AND c."status" = 'PAYABLE'
      AND c."payoutId" IS NULL AND c."currency" = o."currency" AND c."createdAt" <= o."createdAt"
      AND (c."createdAt" <= previous."createdAt") IS NOT TRUE) own ON true
  LEFT JOIN LATERAL (
    SELECT count(*) AS number, sum(c."amount") AS amount,
           count(*) FILTER (WHERE c."updatedAt" <= previous."createdAt") AS sure_number,
           sum(c."amount") FILTER (WHERE c."updatedAt" <= previous."createdAt") AS sure_amount
    FROM {{schema}}."Commission" c
    WHERE c."programId" = o."programId" AND c."affiliateId" = o."affiliateId" AND c."status" = 'PAYABLE'
      AND c."payoutId" IS NULL AND c."currency" = o."currency" AND c."createdAt" <= previous."createdAt") before ON true
  WHERE o."id" > {{from}} AND o."id" <= {{to}} AND o."status" = 'COMPLETED'
    AND greatest(o."executedAt", o."updatedAt") < statement_timestamp() AT TIME ZONE 'UTC'
        - make_interval(secs => (SELECT {{threshold:settlement_grace_s}})::double precision)
)
