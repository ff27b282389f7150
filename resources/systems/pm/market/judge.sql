-- Verdicts for the markets $1. Never SAFE: settling is not idempotent. The backend sets RESOLVED first and settles after;
-- resolving again answers ALREADY_RESOLVED, and setting the status again pays every winner once more.
-- The only sign of a settlement is that positions were touched since resolveTime; those of quantity 0 never are.
WITH item AS (
  SELECT m."id", m."slug", m."status", m."status"::text AS state, m."outcome", m."resolutionSource", m."closeTime",
         m."resolveTime", m."updatedAt", clock_timestamp() AS now,
         EXISTS (SELECT FROM {{schema}}."Position" p WHERE p."marketId" = m."id" AND p."quantity" <> 0) AS held,
         EXISTS (SELECT FROM {{schema}}."Position" p WHERE p."marketId" = m."id" AND p."quantity" <> 0
                   AND p."updatedAt" < m."resolveTime") AS untouched
  FROM {{schema}}."Market" m
  WHERE m."id" = ANY ($1::text[])
), judged AS (
  SELECT item.*, CASE
    WHEN state IN ('OPEN', 'CLOSED') THEN 'UNSAFE not-resolved'
    WHEN state = 'CANCELLED' THEN 'UNSAFE cancelled'
    WHEN state = 'RESOLVED' AND held AND (untouched OR "resolveTime" IS NULL OR "outcome" IS NULL)
      THEN 'UNSAFE pays-again'
    WHEN state = 'RESOLVED' THEN 'UNSAFE done'
    ELSE 'UNKNOWN state-not-known'
  END AS answer
  FROM item
)
SELECT m."id" AS id,
       split_part(answer, ' ', 1) AS verdict,
       split_part(answer, ' ', 2) AS reason,
       NULL::timestamptz AS until,
       CASE WHEN split_part(answer, ' ', 2) = 'state-not-known'
            THEN 'a newer version of this kind, which knows the state' END AS settled_by,
       {{include:market/fingerprint.sql}} AS fingerprint,
       (SELECT jsonb_agg(jsonb_build_object(
                 'check', e.name, 'ok', e.ok, 'value', left(e.value, 2000), 'text', e.sentence,
                 'source', e.source, 'at', now) ORDER BY e.n)
        FROM (VALUES
          (1, 'open-state', state IN ('OPEN', 'CLOSED'), state, 'row',
           CASE state WHEN 'OPEN' THEN 'It is traded' WHEN 'CLOSED' THEN 'It waits to be resolved'
                WHEN 'RESOLVED' THEN 'It has been resolved' WHEN 'CANCELLED' THEN 'It was cancelled'
                ELSE 'This version does not know its state' END),
          (2, 'outcome-known', CASE WHEN state = 'RESOLVED' THEN "outcome" IS NOT NULL END, "outcome"::text, 'row',
           CASE WHEN "outcome" IS NOT NULL THEN 'Its outcome is recorded' ELSE 'No outcome is recorded' END),
          (3, 'positions-touched', CASE WHEN state = 'RESOLVED' AND "resolveTime" IS NOT NULL THEN NOT untouched END,
           "resolveTime"::text, 'Position',
           CASE WHEN NOT held THEN 'Nobody holds a position'
                WHEN state <> 'RESOLVED' THEN 'People hold positions'
                WHEN "resolveTime" IS NULL THEN 'Without resolveTime nobody can tell whether it was settled'
                WHEN untouched THEN 'Positions were not touched since resolveTime: they were not settled'
                ELSE 'All positions were touched since resolveTime: it was settled' END),
          (4, 'settles-once', false, NULL, 'backend', 'Each further settlement pays all winners again')
        ) AS e (n, name, ok, value, source, sentence)) AS evidence
FROM judged m
