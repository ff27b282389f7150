-- Verdicts for the hedge positions $1: never SAFE. A hedge is an order at another market; its queue is in Redis, no worker
-- reads a row that is set back to pending, and an order that went out and was not recorded would be placed a second time.
WITH item AS (
  SELECT h.*, clock_timestamp() AT TIME ZONE 'UTC' AS now,
         make_interval(secs => {{setting:hedge_given_up_s}}::double precision) AS patience
  FROM {{table:HedgePosition}} h WHERE h."id" = ANY ($1::text[])
), judged AS (
  SELECT item.*, CASE
    WHEN "status" IN ('hedged', 'closed') THEN 'UNSAFE done'
    WHEN "status" = 'pending' AND "createdAt" > now - patience THEN 'WAIT automatic-retry'
    WHEN "status" IN ('pending', 'partial', 'failed') THEN 'UNSAFE no-retry-exists'
    ELSE 'UNKNOWN state-not-known'
  END AS answer
  FROM item
)
SELECT h."id" AS id,
       split_part(answer, ' ', 1) AS verdict,
       split_part(answer, ' ', 2) AS reason,
       CASE split_part(answer, ' ', 2)
         WHEN 'automatic-retry' THEN least("createdAt", '290000-01-01') + patience
       END AT TIME ZONE 'UTC' AS until,
       CASE split_part(answer, ' ', 2)
         WHEN 'state-not-known' THEN 'a newer version of this kind, which knows the state'
       END AS settled_by,
       {{include:hedge/fingerprint.sql}} AS fingerprint,
       (SELECT jsonb_agg(jsonb_build_object(
                 'check', e.name, 'ok', e.ok, 'value', left(e.value, 2000), 'text', e.sentence,
                 'source', e.source, 'at', now AT TIME ZONE 'UTC') ORDER BY e.n)
        FROM (VALUES
          (1, 'open-state', "status" IN ('pending', 'partial', 'failed'), "status", 'row',
           CASE WHEN "status" IN ('hedged', 'closed') THEN 'The backend has brought it to an end'
                WHEN "status" = 'pending' THEN 'The backend retries it from its own queue for half an hour'
                WHEN "status" = 'partial' THEN 'A part of the order was filled'
                WHEN "status" = 'failed' THEN 'The backend has given it up' ELSE 'This state is not known' END),
          (2, 'a-retry-exists', false, "retryCount"::text, 'row',
           'The queue of hedges is in Redis; nothing reads a row that is set back, and an order may be out already')
        ) AS e (n, name, ok, value, source, sentence)) AS evidence
FROM judged h
