-- A withdrawal is a payout of one line. Who asked for it is the customer, so that is the claim of who made it: no human of
-- the console, and the proposer's signature counts where the policy lets it. approvedBy is a claim too, and is also
-- written when one is rejected.
-- The hash is written only when the transfer is confirmed, so APPROVED may be on the chain already: never open again.
-- PENDING with a hash is no state the backend makes: nobody may propose it.
SELECT w."id" AS id,
       CASE
         WHEN w."status" = 'PENDING' AND (w."txHash" ~ '\S') IS NOT TRUE THEN 'pending'
         WHEN w."status" = 'APPROVED' AND (w."txHash" ~ '\S') IS NOT TRUE THEN 'approved'
         WHEN w."status" = 'APPROVED' THEN 'executing'
         WHEN w."status" = 'COMPLETED' THEN 'done' WHEN w."status" = 'FAILED' THEN 'failed'
         WHEN w."status" = 'REJECTED' THEN 'cancelled' ELSE 'unknown'
       END AS state,
       left(w."status", 200) AS raw_state,
       w."userId" AS created_by,
       w."createdAt" AT TIME ZONE 'UTC' AS created_at,
       w."currency" AS currency,
       trim_scale(w."amount") AS total,
       1 AS line_count,
       NULL::text AS source,
       NULL::text AS changed_by,
       left('customer ' || w."userId", 200) AS label,
       left(w."approvedBy", 200) AS approved_by,
       w."status" AS raw_status,
       w."createdAt" AS page_key
FROM {{schema}}."Withdrawal" w
