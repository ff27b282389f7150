-- All ten that a pass selects have no deposit address: the worker skips them, counts nothing, and never sees the next one.
SELECT 'sweep-queue'::text AS subject_id, h.since AT TIME ZONE 'UTC' AS since, w.amount, w.currency,
       jsonb_build_object('rule', 'the ten oldest waiting deposits have no deposit address', 'limit', '10',
         'head', h.ids, 'waitingBehind', w.number) AS evidence
FROM (SELECT max(b."createdAt") AS since, count(*) AS number, bool_or(b.can_sweep) AS moves,
             jsonb_agg(left(b."id", 200) ORDER BY b."createdAt") AS ids
      FROM ({{include:detectors/sweep_batch.sql}}) b) h
CROSS JOIN LATERAL (
  SELECT count(*) AS number, trim_scale(sum(nullif(q."amount", 'NaN'))) AS amount,
         CASE WHEN count(DISTINCT q."currency") = 1 THEN left(min(q."currency"), 64) END AS currency
  FROM (SELECT d."amount", d."currency" FROM {{table:Deposit}} d
        WHERE d."status" = 'PENDING_SWEEP' AND (d."retryCount" >= {{threshold:sweep_max_retries}}) IS NOT TRUE
          AND d."createdAt" >= h.since
          AND EXISTS (SELECT FROM {{schema}}."DepositAddress" a WHERE a."userId" = d."userId" AND a."currency" = 'USDC')
        LIMIT 1000) q) w
WHERE h.number = 10 AND NOT h.moves
