-- locked is not what the open BUY orders lock: money without an order, or orders without money.
SELECT f."userId" AS subject_id, f."updatedAt" AT TIME ZONE 'UTC' AS since,
       trim_scale(nullif(f."locked" - f.escrow, 'NaN')) AS amount, 'USD'::text AS currency,
       {{include:detectors/balance_evidence.sql}} AS evidence
FROM (SELECT f.*, CASE WHEN f."locked" > f.escrow THEN 'more is locked than open orders need'
                       ELSE 'less is locked than open orders need' END AS rule
      FROM {{include:detectors/balance_facts.sql}} f) f
WHERE abs(f."locked" - f.escrow) > f.off
  AND (f.bought OR NOT abs(f.gap) > f.dust OR NOT abs(f."total" - f."available" - f.escrow) > f.off)
