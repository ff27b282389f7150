-- The completed payouts of a slice, and the commissions each of them covered that are still to be paid. sge takes into a
-- batch every PAYABLE commission there is, writes nowhere which, and marks none of them PAID:
--   linked    what names the payout;   open    of these, what is still PAYABLE
--   own       unlinked and PAYABLE, older than the payout and younger than the payout before it
--   before    unlinked and PAYABLE, and covered by that payout before it: this one paid them again
-- The payout before it is the last one that names no commission.
-- A commission changed after the payout may have become PAYABLE later. It counts only where nothing else explains the
-- money: where no older one is certain.
-- Each affiliate's payouts and open commissions are read once and walked in order of time, with running sums: to sum them
-- for one payout at a time would take hours for an affiliate with tens of thousands.
--   at        when it was made; a commission comes before a payout of the same moment
--   sure_at   from when on a payout is certain to have covered the commission
--   gap       how many payouts without a link came before: what has the same number lies between the same two
(
  SELECT o."id", o."batchId", g."programId", g."affiliateId", o."amount", o."currency", o.done_at, o.previous,
         coalesce(link.number, 0) AS linked,
         CASE WHEN link.open_number > 0 THEN link.open_number
              WHEN o."amount" - coalesce(link.amount, 0) <= (SELECT {{threshold:payout_dust}}) THEN 0
              WHEN o.own_sure_number > 0 THEN o.own_sure_number ELSE o.own_number END AS unpaid_number,
         CASE WHEN link.open_number > 0 THEN link.open_amount
              WHEN o."amount" - coalesce(link.amount, 0) <= (SELECT {{threshold:payout_dust}}) THEN 0
              WHEN o.own_sure_number > 0 THEN o.own_sure_amount ELSE o.own_amount END AS unpaid_amount,
         CASE WHEN o.linked OR o.previous IS NULL THEN 0
              ELSE least(o."amount" - coalesce(CASE WHEN o.own_sure_number > 0 THEN o.own_sure_amount
                                                    ELSE o.own_amount END, 0),
                         CASE WHEN o.before_sure_number > 0 THEN o.before_sure_amount
                              WHEN o.before_amount <= o.previous_amount THEN o.before_amount END)
         END AS again_amount
  FROM (SELECT DISTINCT s."programId", s."affiliateId" FROM {{schema}}."Payout" s
        WHERE s."id" > {{from}} AND s."id" <= {{to}} AND s."status" = 'COMPLETED') g
  CROSS JOIN LATERAL (
    SELECT i.*, lag(i."id") OVER unlinked AS previous, lag(i."amount") OVER unlinked AS previous_amount,
           lag(i.amount_till) OVER unlinked AS before_amount, lag(i.sure_number_till) OVER unlinked AS before_sure_number,
           lag(i.sure_amount_till) OVER unlinked AS before_sure_amount
    FROM (
      SELECT e.*, count(e.commission) OVER made AS own_number, sum(e.commission) OVER made AS own_amount,
             count(e.commission) OVER sure AS own_sure_number, sum(e.commission) OVER sure AS own_sure_amount
      FROM (
        SELECT t.*, count(*) FILTER (WHERE NOT t.linked) OVER (
                 PARTITION BY t."currency" ORDER BY t.at, t.is_payout, t."id"
                 ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS gap,
               sum(t.commission) OVER made AS amount_till,
               count(t.commission) OVER sure AS sure_number_till, sum(t.commission) OVER sure AS sure_amount_till
        FROM (
          SELECT true AS is_payout, p."id", p."batchId", p."currency", p."amount", NULL::numeric AS commission,
                 p."createdAt" AS at, p."createdAt" AS sure_at, greatest(p."executedAt", p."updatedAt") AS done_at,
                 -- by the index, one at a time: EXISTS could be answered by reading all commissions
                 (SELECT true FROM {{schema}}."Commission" c WHERE c."payoutId" = p."id" LIMIT 1) IS NOT NULL AS linked
          FROM {{schema}}."Payout" p
          WHERE p."programId" = g."programId" AND p."affiliateId" = g."affiliateId" AND p."status" = 'COMPLETED'
          UNION ALL
          SELECT false, NULL, NULL, c."currency", NULL, c."amount", c."createdAt", greatest(c."createdAt", c."updatedAt"),
                 NULL, NULL
          FROM {{schema}}."Commission" c
          WHERE c."programId" = g."programId" AND c."affiliateId" = g."affiliateId" AND c."status" = 'PAYABLE'
            AND c."payoutId" IS NULL
        ) t
        WINDOW made AS (PARTITION BY t."currency" ORDER BY t.at, t.is_payout, t."id" ROWS UNBOUNDED PRECEDING),
               sure AS (PARTITION BY t."currency" ORDER BY t.sure_at, t.is_payout, t."id" ROWS UNBOUNDED PRECEDING)
      ) e
      WINDOW made AS (PARTITION BY e."currency", e.gap ORDER BY e.at, e.is_payout, e."id" ROWS UNBOUNDED PRECEDING),
             sure AS (PARTITION BY e."currency", e.gap ORDER BY e.sure_at, e.is_payout, e."id" ROWS UNBOUNDED PRECEDING)
    ) i
    WHERE i.is_payout
    WINDOW unlinked AS (PARTITION BY i."currency", i.linked ORDER BY i.at, i."id")
  ) o
  LEFT JOIN LATERAL (
    SELECT count(*) AS number, sum(c."amount") AS amount,
           count(*) FILTER (WHERE c."status" = 'PAYABLE') AS open_number,
           sum(c."amount") FILTER (WHERE c."status" = 'PAYABLE') AS open_amount
    FROM {{schema}}."Commission" c WHERE c."payoutId" = o."id") link ON true
  WHERE o."id" > {{from}} AND o."id" <= {{to}}
    AND o.done_at < statement_timestamp() AT TIME ZONE 'UTC'
        - make_interval(secs => (SELECT {{threshold:settlement_grace_s}})::double precision)
)
