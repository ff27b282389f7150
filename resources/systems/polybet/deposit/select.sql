-- Work items of kind deposit. The status is free text; raw_status, page_key and key_updated pass through as they are, so
-- that filters, order and pages reach an index. metadata.nextRetry is no next attempt: the worker never reads it.
SELECT 'deposit'::text AS kind,
       d."id" AS id,
       CASE d."status"
         WHEN 'PENDING' THEN 'waiting' WHEN 'PENDING_SWEEP' THEN 'waiting' WHEN 'PENDING_CONFIRMATION' THEN 'running'
         WHEN 'COMPLETED' THEN 'done' WHEN 'FAILED' THEN 'failed' ELSE 'unknown'
       END AS state,
       left(d."status", 200) AS raw_state,
       trim_scale(nullif(d."amount", 'NaN')) AS amount,
       left(d."currency", 64) AS currency,
       d."retryCount" AS attempts,
       NULL::integer AS max_attempts,
       d."createdAt" AT TIME ZONE 'UTC' AS created_at,
       d."updatedAt" AT TIME ZONE 'UTC' AS updated_at,
       NULL::timestamptz AS locked_until,
       NULL::timestamptz AS next_attempt_at,
       d."txHash" AS tx_hash,
       '137'::text AS chain_id,
       a."address" AS wallet,
       d."userId" AS counterparty,
       left(coalesce(d."metadata" ->> 'lastError', d."metadata" ->> 'failureReason'), 65536) AS last_error,
       {{include:deposit/fingerprint.sql}} AS fingerprint,
       jsonb_build_object(
         'type', 'deposit', 'userId', left(d."userId", 65536), 'fromAddress', left(d."fromAddress", 65536),
         'toAddress', left(d."toAddress", 65536), 'look_address', left(a."address", 65536),
         'metadata', left(d."metadata"::text, 65536)) AS details,
       d."status" AS raw_status,
       d."createdAt" AS page_key,
       d."updatedAt" AS key_updated,
       'deposit'::text AS item_type
FROM {{table:Deposit}} d
LEFT JOIN {{schema}}."DepositAddress" a ON a."userId" = d."userId" AND a."currency" = 'USDC'
