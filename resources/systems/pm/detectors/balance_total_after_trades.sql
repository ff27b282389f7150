-- total is not available + locked for somebody who bought: a trade takes from locked and leaves total as it was.
SELECT f."userId" AS subject_id, f."updatedAt" AT TIME ZONE 'UTC' AS since, nullif(f.gap, 'NaN') AS amount,
       'USD'::text AS currency,
       {{include:detectors/balance_evidence.sql}} AS evidence
FROM (SELECT f.*, 'total differs from available + locked after trades'::text AS rule
      FROM {{include:detectors/balance_facts.sql}} f) f
WHERE abs(f.gap) > f.dust AND f.bought AND NOT abs(f."locked" - f.escrow) > f.off
