-- Verdicts for the transfers $1. Never SAFE: the row names no transaction and counts no attempts, no part of the backend
-- ever takes a transfer up, and there is no ledger. Whether its money moved can be seen outside the database only.
WITH item AS (
  SELECT t."id", t."userId", t."type", t."amount", t."status", t."status"::text AS state,
         t."createdAt", clock_timestamp() AS now
  FROM {{schema}}."Transfer" t
  WHERE t."id" = ANY ($1::text[])
), judged AS (
  SELECT item.*, CASE
    WHEN state = 'COMPLETED' THEN 'UNSAFE done'
    WHEN state IN ('PENDING', 'FAILED') THEN 'UNSAFE no-retry-exists'
    ELSE 'UNKNOWN state-not-known'
  END AS answer
  FROM item
)
SELECT t."id" AS id,
       split_part(answer, ' ', 1) AS verdict,
       split_part(answer, ' ', 2) AS reason,
       NULL::timestamptz AS until,
       CASE WHEN state NOT IN ('PENDING', 'FAILED', 'COMPLETED')
            THEN 'a newer version of this kind, which knows the state' END AS settled_by,
       {{include:transfer/fingerprint.sql}} AS fingerprint,
       (SELECT jsonb_agg(jsonb_build_object(
                 'check', e.name, 'ok', e.ok, 'value', left(e.value, 2000), 'text', e.sentence,
                 'source', e.source, 'at', now) ORDER BY e.n)
        FROM (VALUES
          (1, 'open-state', state IN ('PENDING', 'FAILED'), state, 'row',
           CASE WHEN state IN ('PENDING', 'FAILED') THEN 'The backend has not completed it'
                ELSE 'The backend says it has ended' END),
          (2, 'transaction-known', NULL, NULL, 'row',
           'The table keeps no transaction: whether money moved can''t be seen here'),
          (3, 'worker-exists', false, NULL, 'backend', 'No part of the backend takes a transfer up again'),
          (4, 'ledger-exists', NULL, NULL, 'backend', 'The backend has no ledger to compare the balance with')
        ) AS e (n, name, ok, value, source, sentence)) AS evidence
FROM judged t
