-- Verdicts for the transactions $1. Never SAFE: the backend sends nothing, it watches what users sent themselves. There is
-- nothing to send again, and the monitor looks again by itself, at the newest 100 only.
WITH asked AS (
  SELECT CASE WHEN x ~ '^-?[0-9]{1,18}$' THEN x::bigint END AS id FROM unnest($1::text[]) x
), newest AS MATERIALIZED (
  SELECT n.created_at FROM {{schema}}.transactions n WHERE NOT n.confirmed ORDER BY n.created_at DESC OFFSET 99 LIMIT 1
), item AS (
  SELECT t.*, clock_timestamp() AS now,
         {{include:transaction/chain_id.sql}} IS NOT NULL AS tracked,
         (t.created_at < (SELECT created_at FROM newest)) IS TRUE AS starved,
         EXISTS (SELECT FROM {{schema}}.transactions o WHERE o.hash = t.hash AND o.id <> t.id) AS twice
  FROM {{schema}}.transactions t
  WHERE t.id IN (SELECT id FROM asked)
), judged AS (
  SELECT item.*, CASE
    WHEN confirmed AND confirmations >= confirmations_required AND confirmations > 0 THEN 'UNSAFE done'
    WHEN confirmed THEN 'UNSAFE confirmed-too-early'
    WHEN NOT tracked THEN 'UNSAFE no-tracker'
    WHEN twice THEN 'UNSAFE hash-twice'
    WHEN starved THEN 'UNSAFE starved'
    ELSE 'UNSAFE no-retry-exists'
  END AS answer
  FROM item
)
SELECT t.id::text AS id,
       split_part(answer, ' ', 1) AS verdict,
       split_part(answer, ' ', 2) AS reason,
       NULL::timestamptz AS until,
       NULL::text AS settled_by,
       {{include:transaction/fingerprint.sql}} AS fingerprint,
       (SELECT jsonb_agg(jsonb_build_object(
                 'check', e.name, 'ok', e.ok, 'value', left(e.value, 2000), 'text', e.sentence,
                 'source', e.source, 'at', now) ORDER BY e.n)
        FROM (VALUES
          (1, 'open-state', NOT confirmed, status::text, 'row',
           CASE WHEN confirmed THEN 'The backend says it is confirmed'
                ELSE 'The backend does not count it as confirmed' END),
          (2, 'confirmations', CASE WHEN confirmed THEN confirmations >= confirmations_required AND confirmations > 0 END,
           confirmations || ' of ' || confirmations_required, 'row',
           CASE WHEN confirmations >= confirmations_required AND confirmations > 0 THEN 'It has the confirmations it needs'
                ELSE 'It does not have the confirmations it needs' END),
          (3, 'tracker', tracked, chain::text, 'backend',
           CASE WHEN tracked THEN 'The monitor has a tracker for this chain'
                ELSE 'The monitor has no tracker for this chain: it never looks' END),
          (4, 'in-reach', CASE WHEN confirmed THEN NULL ELSE NOT starved END, NULL, 'transactions',
           CASE WHEN confirmed THEN 'The monitor does not look at what is confirmed'
                WHEN starved THEN 'More than 99 newer ones are unconfirmed: the monitor does not come to it'
                ELSE 'It is among the newest 100 unconfirmed, which the monitor looks at' END),
          (5, 'hash-once', NOT twice, left(hash, 200), 'transactions',
           CASE WHEN twice THEN 'Another row has the same hash: the backend''s update of it fails'
                ELSE 'No other row has its hash' END),
          -- The monitor counts confirmations only: that a transaction was reverted it does not see.
          (6, 'succeeded', NULL, NULL, 'chain', 'The backend does not look whether it was reverted: read its receipt')
        ) AS e (n, name, ok, value, source, sentence)) AS evidence
FROM judged t
