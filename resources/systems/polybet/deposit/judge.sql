-- Verdicts for the deposits $1. The first rule that holds decides; every fact looked at is given as evidence.
-- No rule says SAFE: a worker that finds the deposit address empty sets the row COMPLETED and credits nobody, so a retry is
-- safe only while the money lies there, and that the chain alone knows. Whoever asks it settles the last rule.
-- The ledger is asked for entries of every type: the types there are come from its index, one step for each.
WITH RECURSIVE entry_type (word) AS (
  (SELECT l."referenceType" FROM {{table:LedgerEntry}} l WHERE l."referenceType" IS NOT NULL ORDER BY 1 LIMIT 1)
  UNION ALL
  SELECT (SELECT l."referenceType" FROM {{table:LedgerEntry}} l WHERE l."referenceType" > e.word ORDER BY 1 LIMIT 1)
  FROM entry_type e WHERE e.word IS NOT NULL
), t AS MATERIALIZED (
  SELECT clock_timestamp() AT TIME ZONE 'UTC' AS now,
         make_interval(secs => {{setting:quiet_s}}::double precision) AS quiet,
         {{setting:sweep_max_retries}} AS max_retries,
         -- What this text reads, not what is there now: a table or column that came later is not read before an install.
         $t${{table:LedgerEntry}}$t$ NOT LIKE '%WHERE false)' AS has_ledger,
         $t${{table:Deposit}}$t$ NOT LIKE '% AS "retryCount"%' AS has_counter,
         $t${{table:Deposit}}$t$ NOT LIKE '% AS "metadata"%' AS has_metadata
), ledger AS MATERIALIZED (
  SELECT min(l."createdAt") AS since FROM {{table:LedgerEntry}} l
), early AS MATERIALIZED (
  -- Deposits that were completed, and so credited, before there was a ledger: from that time it says nothing. Only the
  -- oldest are looked at, in the order of an index: where there are none, the whole table would be read to find that out.
  SELECT EXISTS (SELECT FROM (SELECT o.* FROM {{schema}}."Deposit" o WHERE o."status" = 'COMPLETED'
                              ORDER BY o."createdAt" LIMIT 100) o
                 WHERE o."createdAt" < (SELECT since FROM ledger)
                   AND NOT EXISTS (SELECT FROM {{table:LedgerEntry}} l
                                   WHERE l."referenceType" = 'DEPOSIT' AND l."referenceId" IN (o."id", o."txHash"))) AS yes
), customer AS MATERIALIZED (
  -- The other deposits of each customer are read once, however many of the rows are his.
  SELECT DISTINCT d."userId", d."currency" FROM {{schema}}."Deposit" d WHERE d."id" = ANY ($1::text[])
), credited AS MATERIALIZED (
  SELECT c."userId", c."currency", o."id", o."createdAt" FROM customer c
  CROSS JOIN LATERAL (
    SELECT o."id", o."createdAt" FROM {{schema}}."Deposit" o
    WHERE o."userId" = c."userId" AND o."currency" = c."currency" AND o."status" = 'COMPLETED'
      AND EXISTS (SELECT FROM {{table:LedgerEntry}} l WHERE l."referenceType" = 'DEPOSIT'
                  AND l."direction" = 'CREDIT' AND l."referenceId" IN (o."id", o."txHash"))
    OFFSET 0) o
), on_its_way AS MATERIALIZED ( -- two of each: one of them may be the row itself
  SELECT c."userId", NULL::text AS "currency", o."id", o."createdAt" FROM (SELECT DISTINCT customer."userId" FROM customer) c
  CROSS JOIN LATERAL (
    SELECT o."id", o."createdAt" FROM {{schema}}."Deposit" o
    WHERE o."userId" = c."userId" AND o."status" = 'PENDING_CONFIRMATION' ORDER BY o."createdAt" LIMIT 2) o
  UNION ALL
  SELECT c."userId", c."currency", o."id", o."createdAt" FROM customer c
  CROSS JOIN LATERAL (
    SELECT o."id", o."createdAt" FROM {{schema}}."Deposit" o
    WHERE o."userId" = c."userId" AND o."currency" = c."currency" AND o."status" = 'PENDING_SWEEP'
    ORDER BY o."createdAt" LIMIT 2) o
), item AS (
  SELECT d.*, t.*, a."address" AS look_address, d."metadata" ->> 'lastError' AS last_error,
         d."metadata" ->> 'failureReason' AS failure, d."metadata" ->> 'sweptAt' AS swept_at,
         entry.id AS entry_id, entry.by_id,
         CASE WHEN d."status" = 'FAILED' AND entry.id IS NULL
              THEN d."createdAt" < (SELECT since FROM ledger) AND (SELECT yes FROM early) END AS before_ledger,
         (SELECT o."id" FROM credited o
          WHERE o."userId" = d."userId" AND o."currency" = d."currency" AND o."id" <> d."id"
            AND o."createdAt" > d."createdAt" ORDER BY o."createdAt" LIMIT 1) AS credited_later,
         (SELECT o."id" FROM on_its_way o
          WHERE o."userId" = d."userId" AND o."currency" IS NULL AND o."id" <> d."id"
          ORDER BY o."createdAt" LIMIT 1) AS confirming,
         (SELECT o."id" FROM on_its_way o
          WHERE o."userId" = d."userId" AND o."currency" = d."currency" AND o."id" <> d."id"
          ORDER BY o."createdAt" LIMIT 1) AS beside
  FROM t, {{table:Deposit}} d
  LEFT JOIN {{schema}}."DepositAddress" a ON a."userId" = d."userId" AND a."currency" = 'USDC'
  LEFT JOIN LATERAL (
    SELECT l."id", l."referenceId" = d."id" AS by_id FROM entry_type e
    JOIN {{table:LedgerEntry}} l ON l."referenceType" = e.word AND l."referenceId" IN (d."id", d."txHash")
    UNION ALL
    SELECT l."id", l."referenceId" = d."id" FROM {{table:LedgerEntry}} l
    WHERE l."referenceType" IS NULL AND l."referenceId" IN (d."id", d."txHash")
    LIMIT 1) entry ON true
  WHERE d."id" = ANY ($1::text[])
), judged AS (
  SELECT item.*,
    CASE
    WHEN "status" = 'COMPLETED' THEN 'UNSAFE done'
    WHEN "status" = 'PENDING_CONFIRMATION' THEN 'UNSAFE being-confirmed'
    WHEN "status" = 'PENDING' THEN 'UNKNOWN not-arrived'
    WHEN "status" NOT IN ('PENDING_SWEEP', 'FAILED') THEN 'UNKNOWN state-not-known'
    WHEN entry_id IS NOT NULL THEN 'UNSAFE credited-already'
    WHEN "status" = 'PENDING_SWEEP' AND look_address IS NULL THEN 'UNSAFE no-deposit-address'
    WHEN "status" = 'PENDING_SWEEP' AND "retryCount" >= max_retries THEN 'UNKNOWN limit-not-known'
    WHEN "status" = 'PENDING_SWEEP' THEN 'WAIT queued'
    WHEN NOT has_counter THEN 'UNSAFE no-retry-column'
    WHEN NOT has_metadata THEN 'UNKNOWN no-metadata-column'
    WHEN NOT has_ledger THEN 'UNKNOWN no-ledger'
    WHEN credited_later IS NOT NULL THEN 'UNSAFE credited-later'
    WHEN swept_at ~ '\S' THEN 'UNSAFE swept-already'
    WHEN failure ~* 'reverted' THEN 'UNSAFE sweep-reverted'
    WHEN failure ~ '\S' THEN 'UNKNOWN sweep-outcome'
    WHEN look_address IS NULL THEN 'UNSAFE no-deposit-address'
    WHEN look_address !~ '^0x[0-9a-fA-F]{40}$' THEN 'UNKNOWN address-not-readable'
    WHEN "currency" NOT IN ('USDC', 'USDC.e') THEN 'UNKNOWN currency-not-known'
    WHEN before_ledger THEN 'UNKNOWN older-than-ledger'
    WHEN confirming IS NOT NULL THEN 'WAIT sweep-in-flight'
    WHEN beside IS NOT NULL THEN 'WAIT swept-with-another'
    WHEN "updatedAt" > now - quiet THEN 'WAIT just-changed'
    ELSE 'UNKNOWN balance-not-looked-at'
  END AS answer
  FROM item
)
SELECT d."id" AS id,
       split_part(answer, ' ', 1) AS verdict,
       split_part(answer, ' ', 2) AS reason,
       CASE split_part(answer, ' ', 2)
         WHEN 'just-changed' THEN least("updatedAt", '290000-01-01') + quiet
       END AT TIME ZONE 'UTC' AS until,
       CASE split_part(answer, ' ', 2)
         WHEN 'balance-not-looked-at' THEN 'look:token_balance'
         WHEN 'sweep-outcome' THEN 'the receipt of transaction ' || left("txHash", 200) || ' from two nodes'
         WHEN 'limit-not-known' THEN 'the worker''s SWEEP_MAX_RETRIES: below it the worker still takes the row by itself'
         WHEN 'not-arrived' THEN 'the transactions to the deposit address, from two nodes or an explorer'
         WHEN 'older-than-ledger' THEN 'what the customer was credited with before there was a ledger'
         WHEN 'no-ledger' THEN 'the table LedgerEntry, which would say whether it was credited'
         WHEN 'no-metadata-column' THEN 'the worker''s log: was a transfer sent for it?'
         WHEN 'address-not-readable' THEN 'an address of the chain in DepositAddress'
         WHEN 'currency-not-known' THEN 'a newer version of this kind, which knows the currency'
         WHEN 'state-not-known' THEN 'a newer version of this kind, which knows the state'
       END AS settled_by,
       {{include:deposit/fingerprint.sql}} AS fingerprint,
       (SELECT jsonb_agg(jsonb_build_object(
                 'check', e.name, 'ok', e.ok, 'value', left(e.value, 2000), 'text', e.sentence,
                 'source', e.source, 'at', now AT TIME ZONE 'UTC') ORDER BY e.n)
        FROM (VALUES
          (1, 'open-state', "status" = 'FAILED', "status", 'row',
           CASE "status" WHEN 'FAILED' THEN 'The backend has given it up'
                WHEN 'PENDING_SWEEP' THEN 'The sweep worker has it in its queue'
                WHEN 'PENDING_CONFIRMATION' THEN 'Its transfer was sent; the backend waits for it and retries by itself'
                WHEN 'COMPLETED' THEN 'The backend says it has ended' ELSE 'It is not in the hands of the sweep worker' END),
          (2, 'not-credited', CASE WHEN has_ledger AND before_ledger IS NOT TRUE THEN entry_id IS NULL END, entry_id,
           'LedgerEntry',
           CASE WHEN NOT has_ledger THEN 'There is no ledger to look at'
                WHEN by_id THEN 'A ledger entry names this deposit: a retry would credit it twice'
                WHEN entry_id IS NOT NULL THEN 'A ledger entry names its transaction: a retry would credit it twice'
                WHEN before_ledger THEN 'It is older than the ledger: that no entry names it says nothing'
                ELSE 'No ledger entry names the deposit or its transaction' END),
          (3, 'not-credited-later', CASE WHEN has_ledger THEN credited_later IS NULL END, credited_later, 'Deposit',
           CASE WHEN credited_later IS NOT NULL
                THEN 'A later deposit of the same customer and currency was credited: a sweep takes all that lies on the address'
                ELSE 'No later deposit of the same customer was credited' END),
          (4, 'nothing-sent', CASE WHEN NOT has_metadata THEN NULL ELSE (swept_at ~ '\S' OR failure ~ '\S') IS NOT TRUE END,
           coalesce(swept_at, failure), 'metadata',
           CASE WHEN NOT has_metadata THEN 'The table has no metadata to look at'
                WHEN swept_at ~ '\S' THEN 'The row says when it was swept'
                WHEN failure ~ '\S' THEN 'The row says that a transfer was sent for it'
                ELSE 'The row does not say that a transfer was sent' END),
          (5, 'no-sweep-on-its-way', confirming IS NULL AND beside IS NULL, coalesce(confirming, beside), 'Deposit',
           CASE WHEN confirming IS NOT NULL THEN 'Another deposit of this customer waits for its transfer'
                WHEN beside IS NOT NULL THEN 'Another deposit of this customer is being swept, with all that lies on the address'
                ELSE 'No other transfer from this address is known to the backend' END),
          (6, 'deposit-address', look_address ~ '^0x[0-9a-fA-F]{40}$', look_address, 'DepositAddress',
           CASE WHEN look_address IS NULL THEN 'The customer has no deposit address in USDC: the worker skips the row'
                ELSE 'The worker sweeps this address' END),
          (7, 'last-error', true, last_error, 'metadata',
           CASE WHEN last_error ~ '\S' THEN 'Why the worker gave up; whether a transfer was sent before it, the address tells'
                ELSE 'No error is recorded' END),
          (8, 'retry-counter', has_counter, "retryCount"::text, 'row',
           CASE WHEN has_counter THEN 'A retry sets the counter to zero: at the limit the worker would not take it'
                ELSE 'The table has no retryCount: the shipped worker cannot take the row' END)
        ) AS e (n, name, ok, value, source, sentence)) AS evidence
FROM judged d
