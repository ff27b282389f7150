-- Payouts of sge are batches. Nobody sets a batch to COMPLETED or FAILED in the shipped version: its payouts tell.
-- createdById and approvedById come from an unauthenticated header: claims, not proof.
SELECT b."id" AS id,
       CASE b."status"::text
         WHEN 'PENDING' THEN 'pending' WHEN 'APPROVED' THEN 'approved' WHEN 'PROCESSING' THEN 'executing'
         WHEN 'COMPLETED' THEN 'done' WHEN 'FAILED' THEN 'failed' WHEN 'CANCELLED' THEN 'cancelled' ELSE 'unknown'
       END AS state,
       b."status"::text AS raw_state,
       b."createdById" AS created_by,
       b."createdAt" AT TIME ZONE 'UTC' AS created_at,
       (SELECT l."currency" FROM {{schema}}."Payout" l WHERE l."batchId" = b."id" LIMIT 1) AS currency,
       b."totalAmount" AS total,
       b."affiliateCount" AS line_count,
       p."treasuryAddress" AS source,
       NULL::text AS changed_by,
       left(p."name", 200) || ', ' || left(b."period", 200) AS label,
       left(b."approvedById", 200) AS approved_by,
       b."status" AS raw_status,
       b."createdAt" AS page_key
FROM {{schema}}."PayoutBatch" b
LEFT JOIN {{schema}}."Program" p ON p."id" = b."programId"
