-- Balances of the slice, each with what its open orders lock, read once for the slice: one user at a time would be hours
-- where the index is missing. A BUY locks price * quantity when it is placed; a SELL locks nothing, neither money nor
-- shares. Amounts are computed unrounded and kept with 4 decimals: where price or quantity use the last two of them, they
-- may have been rounded themselves, and "off" is what that can make.
-- Left out: what was changed a moment ago (funds are locked before the order is written), and what is below 0, which is
-- a finding of its own. "bought": trades make total wrong for every buyer; this version can't execute any.
(SELECT b."userId", b."available", b."locked", b."total", b."updatedAt",
        coalesce(e.escrow, 0) AS escrow, coalesce(e.orders, 0) AS orders,
        b."total" - b."available" - b."locked" AS gap,
        d.dust, d.dust + coalesce(e.rounding, 0) AS off,
        -- each by an index, one user at a time: EXISTS could be answered by reading the other table whole
        coalesce((SELECT true FROM {{schema}}."Position" p WHERE p."userId" = b."userId" LIMIT 1),
                 (SELECT true FROM {{schema}}."Order" f
                  WHERE f."userId" = b."userId" AND f."side" = 'BUY' AND f."filled" > 0 LIMIT 1),
                 (SELECT true FROM {{table:Trade}} r WHERE r."buyerId" = b."userId" LIMIT 1), false) AS bought
 FROM {{schema}}."Balance" b
 CROSS JOIN (SELECT (SELECT {{threshold:money_dust}})::numeric AS dust, -- a SELECT of its own: once, not for every row
                    (SELECT statement_timestamp() AT TIME ZONE 'UTC'
                       - make_interval(secs => {{threshold:balance_grace_s}}::double precision)) AS quiet) d
 LEFT JOIN (
   SELECT o."userId", sum(o."price" * greatest(o."quantity" - o."filled", 0)) AS escrow, count(*) AS orders,
          sum(
            CASE WHEN o."price" = trunc(o."price", 2) THEN 0 ELSE 0.00005 * o."quantity" END
            + CASE WHEN o."quantity" = trunc(o."quantity", 2) THEN 0 ELSE 0.00005 * o."price" END) AS rounding,
          max(greatest(o."createdAt", o."updatedAt")) AS touched
   FROM {{schema}}."Order" o
   WHERE o."userId" > {{from}} AND o."userId" <= {{to}}
     AND o."status" IN ('PENDING', 'OPEN', 'PARTIAL') AND o."side" = 'BUY'
   GROUP BY o."userId"
 ) e ON e."userId" = b."userId"
 WHERE b."userId" > {{from}} AND b."userId" <= {{to}} AND b."updatedAt" < d.quiet
   AND (e.touched >= d.quiet) IS NOT TRUE
   AND NOT least(b."available", b."locked", b."total") < -d.dust)
