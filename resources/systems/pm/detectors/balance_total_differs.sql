-- total is not available + locked, and no trade explains it. Where locked alone is wrong, that is the finding.
SELECT f."userId" AS subject_id, f."updatedAt" AT TIME ZONE 'UTC' AS since, nullif(f.gap, 'NaN') AS amount,
       'USD'::text AS currency,
       {{include:detectors/balance_evidence.sql}} AS evidence
FROM (SELECT f.*, 'total differs from available + locked, and nothing was bought'::text AS rule
      FROM {{include:detectors/balance_facts.sql}} f) f
WHERE abs(f.gap) > f.dust AND abs(f."total" - f."available" - f.escrow) > f.off AND NOT f.bought
