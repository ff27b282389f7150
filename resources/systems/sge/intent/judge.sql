-- Verdicts for the intents $1. The first rule that holds decides; every fact looked at is given as evidence.
-- The rule behind the rules: a retry is unsafe when the outcome of a broadcast is unknown, not only when a hash exists.
WITH t AS MATERIALIZED (
  SELECT clock_timestamp() AT TIME ZONE 'UTC' AS now,
         make_interval(secs => {{setting:intent_stuck_s}}::double precision) AS stuck,
         make_interval(secs => {{setting:overdue_grace_s}}::double precision) AS grace,
         make_interval(secs => {{setting:fresh_s}}::double precision) AS fresh,
         make_interval(secs => {{setting:quiet_s}}::double precision) AS quiet
), error_rule (outcome, pattern) AS (VALUES
  -- The answer of a broadcast may have been lost: it may have landed. These win over the ones below.
  ('unknown', 'time[d ]*[- ]?out|timeout|deadline'),
  ('unknown', 'econn|epipe|enetunreach|ehostunreach|etimedout|eai_again|socket|network|connection|disconnect'),
  ('unknown', 'fetch failed|aborted|stalled|interrupted|hang up|terminated|unavailable|bad gateway|gateway'),
  ('unknown', '\y(429|500|502|503|504)\y|too many requests|internal server error|rate limit'),
  ('unknown', 'nonce|already known|known transaction|replacement|underpriced|mempool|dropped'),
  ('unknown', '\ytx\y.*pending|transaction.*(pending|hash|mined|not found)|receipt|confirmation'),
  ('unknown', 'transaction execution reverted|transaction failed'), -- ethers' words for: mined, and reverted
  ('unknown', '0x[0-9a-f]{64}([^0-9a-f]|$)'),                       -- names a transaction
  ('unknown', 'prisma|database|unique constraint|foreign key|deadlock|sqlstate|postgres|redis|lock timeout|obtain lock'),
  -- Known to be thrown before anything is signed or sent.
  ('before', 'must register|not registered|already registered|registration required'),
  ('before', 'not (yet )?implemented|unknown intent type|unsupported intent'),
  ('before', 'insufficient funds|insufficient balance|exceeds balance'),
  ('before', 'execution reverted|estimate ?gas|cannot estimate gas'),
  ('before', 'invalid (address|argument|payload|amount|wallet|program|intent|input|signature|referral|code|token)'),
  ('before', '(program|affiliate|intent|wallet|referrer|referral|code|user|account|signer|token) (is )?(not found|not active|inactive|paused)'),
  ('before', 'denied|unauthorized|forbidden|not allowed|paused|(cap|limit|quota) (is )?(reached|exceeded)')
), item AS (
  SELECT i."id", i."status", i."type", i."payload", i."wallet", i."attempts", i."lastAttemptAt", i."nextRetryAt",
         i."resultTxHash", i."resultData", i."errorMessage", i."lockedBy", i."lockedUntil", i."createdAt",
         i."updatedAt", i."completedAt", i."status"::text AS state, i."type"::text AS intent_type, t.*,
         s."id" AS settlement_id, s."txHash" AS settlement_hash,
         i."lockedUntil" > t.now AS locked,
         i."lockedBy" LIKE 'worker-%-repeat:retry-failed-intents:%' AS swept,
         i."attempts" > 0 OR i."lastAttemptAt" IS NOT NULL AS attempted,
         i."errorMessage" ~ '\S' AS has_error,
         EXISTS (SELECT FROM error_rule r
                 WHERE r.outcome = 'unknown' AND i."errorMessage" ~* r.pattern) AS error_unknown,
         EXISTS (SELECT FROM error_rule r
                 WHERE r.outcome = 'before' AND i."errorMessage" ~* r.pattern) AS error_before
  FROM t, {{schema}}."Intent" i
  LEFT JOIN {{schema}}."Settlement" s ON s."intentId" = i."id"
  WHERE i."id" = ANY ($1::text[])
), judged AS (
  SELECT item.*, CASE
    WHEN state = 'CONFIRMED' THEN 'UNSAFE done'
    WHEN state = 'EXPIRED' THEN 'UNSAFE cancelled'
    WHEN settlement_id IS NOT NULL THEN 'UNSAFE settled'
    WHEN "resultTxHash" IS NOT NULL THEN 'UNKNOWN tx-in-flight'
    WHEN state NOT IN ('PENDING', 'PROCESSING', 'FAILED') THEN 'UNKNOWN state-not-known'
    WHEN intent_type NOT IN ('REGISTER', 'CLAIM', 'COMMERCE_PAYMENT', 'PAYOUT') THEN 'UNKNOWN type-not-known'
    WHEN locked THEN 'WAIT locked'
    WHEN "resultData" IS NOT NULL AND "resultData" <> 'null' THEN 'UNKNOWN result-recorded'
    WHEN error_unknown THEN 'UNKNOWN outcome-unknown'
    WHEN has_error AND NOT error_before THEN 'UNKNOWN error-not-recognised'
    -- The counter proves nothing: a retry sets it to zero.
    WHEN state = 'FAILED' AND has_error IS NOT TRUE THEN 'UNKNOWN no-error-recorded'
    WHEN intent_type = 'PAYOUT' AND (attempted OR state = 'PROCESSING') THEN 'UNKNOWN payout-outcome'
    WHEN state = 'PENDING' AND "nextRetryAt" > now - grace THEN 'WAIT automatic-retry'
    WHEN state = 'PENDING' AND "createdAt" > now - fresh AND NOT attempted THEN 'WAIT fresh'
    WHEN state = 'PENDING' AND "nextRetryAt" IS NULL AND "updatedAt" > now - quiet THEN 'WAIT just-changed'
    WHEN state = 'PROCESSING' AND "lockedUntil" IS NOT NULL THEN 'SAFE lock-expired'
    WHEN state = 'PROCESSING' AND "updatedAt" > now - stuck THEN 'WAIT running'
    WHEN state = 'PROCESSING' THEN 'SAFE abandoned'
    WHEN state = 'PENDING' AND "nextRetryAt" IS NULL THEN 'SAFE orphan'
    WHEN state = 'PENDING' THEN 'SAFE overdue'
    WHEN state = 'FAILED' THEN 'SAFE failed-before-send'
  END AS answer
  FROM item
)
SELECT i."id" AS id,
       split_part(answer, ' ', 1) AS verdict,
       split_part(answer, ' ', 2) AS reason,
       CASE split_part(answer, ' ', 2)
         WHEN 'locked' THEN "lockedUntil"
         WHEN 'automatic-retry' THEN greatest("nextRetryAt", "nextRetryAt" + grace)
         WHEN 'fresh' THEN "createdAt" + fresh
         WHEN 'just-changed' THEN "updatedAt" + quiet
         WHEN 'running' THEN "updatedAt" + stuck
       END AT TIME ZONE 'UTC' AS until,
       CASE split_part(answer, ' ', 2)
         WHEN 'tx-in-flight' THEN 'the receipt of transaction ' || left("resultTxHash", 200) || ' from two nodes'
         WHEN 'outcome-unknown'
           THEN 'the transactions of the relayer since the last attempt, from two nodes or an explorer'
         WHEN 'error-not-recognised' THEN 'somebody who knows this error: was anything sent before it?'
         WHEN 'no-error-recorded' THEN 'the log of the worker at the last attempt'
         WHEN 'payout-outcome'
           THEN 'proof that the payout was never sent: the payer''s transactions or the bank''s statement'
         WHEN 'result-recorded' THEN 'what the worker recorded in resultData'
         WHEN 'state-not-known' THEN 'a newer version of this kind, which knows the state'
         WHEN 'type-not-known' THEN 'a newer version of this kind, which knows the type'
       END AS settled_by,
       {{include:intent/fingerprint.sql}} AS fingerprint,
       (SELECT jsonb_agg(jsonb_build_object(
                 'check', e.name, 'ok', e.ok, 'value', left(e.value, 2000), 'text', e.sentence,
                 'source', e.source, 'at', now AT TIME ZONE 'UTC') ORDER BY e.n)
        FROM (VALUES
          (1, 'open-state', state IN ('PENDING', 'PROCESSING', 'FAILED'), state, 'row',
           CASE WHEN state IN ('PENDING', 'PROCESSING', 'FAILED') THEN 'The backend has not brought it to an end'
                ELSE 'The backend says it has ended' END),
          (2, 'no-settlement', settlement_id IS NULL, settlement_hash, 'Settlement',
           CASE WHEN settlement_id IS NULL THEN 'No settlement is booked for it' ELSE 'A settlement is booked for it' END),
          (3, 'no-transaction', "resultTxHash" IS NULL, "resultTxHash", 'row',
           CASE WHEN "resultTxHash" IS NULL THEN 'The row names no transaction' ELSE 'The row names a transaction' END),
          (4, 'no-live-lock', locked IS NOT TRUE, "lockedUntil"::text, 'row',
           CASE WHEN locked THEN 'A worker holds its lock' WHEN "lockedUntil" IS NULL THEN 'Nobody holds a lock'
                ELSE 'The lock has expired' END),
          (5, 'error-before-send', CASE WHEN has_error THEN error_before AND NOT error_unknown
                                        WHEN state = 'FAILED' THEN NULL ELSE true END, "errorMessage", 'row',
           CASE WHEN error_unknown THEN 'After this error a transaction may have been sent'
                WHEN has_error AND error_before THEN 'This error comes before anything is sent'
                WHEN has_error THEN 'Nobody has said yet whether this error comes before anything is sent'
                WHEN state = 'FAILED' THEN 'It failed, and no error was recorded'
                ELSE 'No error is recorded' END),
          (6, 'no-automatic-retry',
           NOT coalesce(state = 'PENDING' AND "nextRetryAt" > now - grace, false)
             AND NOT (state = 'PENDING' AND "createdAt" > now - fresh AND NOT attempted),
           "nextRetryAt"::text, 'row',
           CASE WHEN state = 'FAILED' THEN 'The backend has given it up'
                WHEN state <> 'PENDING' THEN 'It is not waiting for an attempt'
                WHEN "nextRetryAt" > now - grace THEN 'The backend will try again by itself'
                WHEN "createdAt" > now - fresh AND NOT attempted THEN 'It is new: the backend is about to take it'
                WHEN "nextRetryAt" IS NULL THEN 'No attempt is planned: the backend will never take it by itself'
                ELSE 'The planned attempt is long overdue' END),
          -- Where a worker vanished, the row can't say how far it came: the console looks at the chain as well.
          (7, 'worker-outcome', CASE WHEN swept OR NOT (attempted OR state = 'PROCESSING') THEN true
                                     WHEN has_error AND error_before AND NOT error_unknown THEN true END,
           "lockedBy", 'row',
           CASE WHEN swept THEN 'The backend''s own job retry-failed-intents locked it, which runs nothing'
                WHEN NOT (attempted OR state = 'PROCESSING') THEN 'No worker ever had it'
                WHEN has_error AND error_before AND NOT error_unknown THEN 'The worker said why it stopped'
                ELSE 'The worker that had it left no word of how far it came' END),
          (8, 'not-a-payout', CASE WHEN intent_type = 'PAYOUT' THEN NOT (attempted OR state = 'PROCESSING') ELSE true END,
           intent_type, 'row',
           CASE WHEN intent_type = 'PAYOUT' THEN 'A payout moves money out' ELSE 'It is no payout' END)
        ) AS e (n, name, ok, value, source, sentence)) AS evidence
FROM judged i
