-- Verdicts for the sessions $1. Never SAFE: a session is a note of what a user means to do with a wallet of his own.
WITH asked AS (
  SELECT CASE WHEN x ~ '^-?[0-9]{1,18}$' THEN x::bigint END AS id FROM unnest($1::text[]) x
), item AS (
  SELECT s.*, clock_timestamp() AS now, g.transactions, g.open
  FROM {{schema}}.bridge_sessions s
  CROSS JOIN LATERAL (
    SELECT count(*) AS transactions, count(*) FILTER (WHERE NOT t.confirmed) AS open
    FROM {{schema}}.transactions t WHERE t.session_id = s.id
  ) g
  WHERE s.id IN (SELECT id FROM asked)
), judged AS (
  SELECT item.*, CASE
    WHEN transactions > 0 AND open = 0 THEN 'UNSAFE all-confirmed'
    WHEN status IN ('completed', 'failed') AND open = 0 THEN 'UNSAFE done'
    ELSE 'UNSAFE session-only-noted'
  END AS answer
  FROM item
)
SELECT s.id::text AS id,
       split_part(answer, ' ', 1) AS verdict,
       split_part(answer, ' ', 2) AS reason,
       NULL::timestamptz AS until,
       NULL::text AS settled_by,
       {{include:session/fingerprint.sql}} AS fingerprint,
       (SELECT jsonb_agg(jsonb_build_object(
                 'check', e.name, 'ok', e.ok, 'value', left(e.value, 2000), 'text', e.sentence,
                 'source', e.source, 'at', now) ORDER BY e.n)
        FROM (VALUES
          (1, 'open-state', status NOT IN ('completed', 'failed'), status::text, 'row',
           CASE WHEN status IN ('completed', 'failed') THEN 'Somebody has set it to an end'
                ELSE 'Its status says nothing: nothing in the backend ever updates it' END),
          (2, 'transactions', CASE WHEN transactions > 0 THEN open = 0 END, transactions::text, 'transactions',
           CASE WHEN transactions = 0 THEN 'No transaction was told to the bot'
                WHEN open = 0 THEN 'All its transactions are confirmed'
                ELSE 'It has transactions that are not confirmed' END),
          (3, 'worker-exists', false, NULL, 'backend', 'No part of the backend brings a session to an end')
        ) AS e (n, name, ok, value, source, sentence)) AS evidence
FROM judged s
