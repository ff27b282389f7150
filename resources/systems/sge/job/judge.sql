-- Verdicts for the relayer jobs $1. A job keeps neither hash nor error, "done" means submitted, and a payout was seen
-- paid twice: a payout job is never SAFE. A registration moves no money and the relayer refuses a wallet that is
-- registered already, so repeating one that was left behind or failed is safe, unless an intent of the same wallet
-- says that it is registered or may be.
WITH t AS MATERIALIZED (
  SELECT clock_timestamp() AS now, make_interval(secs => {{setting:job_stuck_s}}::double precision) AS stuck
), job AS (
  SELECT j.id, j.type, j.payload, j.status, j.attempts, j.last_attempt_at, j.created_at,
         lower(coalesce(j.payload ->> 'wallet', j.payload ->> 'child')) AS wallet
  FROM {{schema}}.jobs j WHERE j.id = ANY ($1::text[])
), known AS MATERIALIZED ( -- each wallet's intents are read once, however many of the jobs are for it
  SELECT w.wallet, g.confirmed, g.open_hash, g.running
  FROM t CROSS JOIN (SELECT DISTINCT job.wallet FROM job WHERE job.wallet IS NOT NULL) w
  CROSS JOIN LATERAL (
    SELECT bool_or(i."status"::text = 'CONFIRMED' OR s."id" IS NOT NULL) AS confirmed,
           bool_or(i."resultTxHash" IS NOT NULL AND i."status"::text <> 'CONFIRMED') AS open_hash,
           bool_or(i."status"::text = 'PROCESSING' AND i."lockedUntil" > t.now AT TIME ZONE 'UTC') AS running
    FROM {{schema}}."Intent" i LEFT JOIN {{schema}}."Settlement" s ON s."intentId" = i."id"
    WHERE lower(i."wallet") = w.wallet AND i."type"::text = 'REGISTER'
  ) g
), item AS (
  SELECT job.*, t.*, known.confirmed, known.open_hash, known.running
  FROM t CROSS JOIN job LEFT JOIN known ON known.wallet = job.wallet
), judged AS (
  SELECT item.*, CASE
    WHEN status = 'done' THEN 'UNSAFE done'
    WHEN status NOT IN ('pending', 'processing', 'failed') THEN 'UNKNOWN state-not-known'
    WHEN type NOT IN ('register', 'payout') THEN 'UNKNOWN type-not-known'
    WHEN status = 'pending' THEN 'WAIT queued'
    WHEN type = 'payout' THEN 'UNKNOWN payout-outcome'
    WHEN wallet IS NULL THEN 'UNKNOWN wallet-not-known'
    WHEN confirmed THEN 'UNSAFE registered'
    WHEN open_hash THEN 'UNKNOWN tx-in-flight'
    WHEN running THEN 'WAIT intent-running'
    WHEN status = 'processing' AND last_attempt_at IS NULL AND created_at > now - stuck THEN 'WAIT running'
    WHEN status = 'processing' AND last_attempt_at > now - stuck THEN 'WAIT running'
    WHEN status = 'processing' THEN 'SAFE abandoned'
    WHEN status = 'failed' THEN 'SAFE registration-repeatable'
  END AS answer
  FROM item
)
SELECT id,
       split_part(answer, ' ', 1) AS verdict,
       split_part(answer, ' ', 2) AS reason,
       CASE split_part(answer, ' ', 2) WHEN 'running' THEN coalesce(last_attempt_at, created_at) + stuck END AS until,
       CASE split_part(answer, ' ', 2)
         WHEN 'payout-outcome' THEN 'proof that the payout was never sent: the payer''s transactions on the chain'
         WHEN 'tx-in-flight' THEN 'the receipt of the transaction of the intent of the same wallet'
         WHEN 'wallet-not-known' THEN 'the wallet this job is for'
         WHEN 'state-not-known' THEN 'a newer version of this kind, which knows the state'
         WHEN 'type-not-known' THEN 'a newer version of this kind, which knows the type'
       END AS settled_by,
       {{include:job/fingerprint.sql}} AS fingerprint,
       (SELECT jsonb_agg(jsonb_build_object(
                 'check', e.name, 'ok', e.ok, 'value', left(e.value, 2000), 'text', e.sentence,
                 'source', e.source, 'at', now) ORDER BY e.n)
        FROM (VALUES
          (1, 'open-state', status IN ('pending', 'processing', 'failed'), status, 'row',
           CASE WHEN status = 'done' THEN 'The relayer says it was submitted'
                ELSE 'The relayer has not brought it to an end' END),
          (2, 'not-a-payout', type = 'register', type, 'row',
           CASE type WHEN 'register' THEN 'A registration moves no money' WHEN 'payout' THEN 'A payout moves money out'
                ELSE 'What this type does is not known' END),
          (3, 'no-live-lock', status <> 'processing' OR coalesce(last_attempt_at, created_at) <= now - stuck,
           coalesce(last_attempt_at, created_at)::text, 'row',
           CASE WHEN status <> 'processing' THEN 'The relayer is not working on it'
                WHEN coalesce(last_attempt_at, created_at) <= now - stuck THEN 'The relayer has left it behind'
                ELSE 'The relayer may be working on it' END),
          (4, 'not-registered', CASE WHEN wallet IS NULL THEN NULL ELSE confirmed IS NOT TRUE END, wallet, 'Intent',
           CASE WHEN wallet IS NULL THEN 'The job names no wallet'
                WHEN confirmed THEN 'The wallet is registered already'
                ELSE 'No intent says that the wallet is registered' END),
          (5, 'no-transaction', CASE WHEN open_hash THEN false END, wallet, 'Intent',
           CASE WHEN open_hash THEN 'An open intent of the same wallet names a transaction'
                ELSE 'The relayer keeps no hash of what it sends' END)
        ) AS e (n, name, ok, value, source, sentence)) AS evidence
FROM judged j
