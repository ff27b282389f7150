-- Work items of kind hedge: orders placed at another market to cover a customer's. The amount counts shares, not money.
SELECT 'hedge'::text AS kind,
       h."id" AS id,
       CASE h."status"
         WHEN 'pending' THEN 'waiting' WHEN 'partial' THEN 'running' WHEN 'hedged' THEN 'done' WHEN 'closed' THEN 'done'
         WHEN 'failed' THEN 'failed' ELSE 'unknown'
       END AS state,
       left(h."status", 200) AS raw_state,
       trim_scale(nullif(h."amount", 'NaN')) AS amount,
       'shares'::text AS currency,
       h."retryCount" AS attempts,
       NULL::integer AS max_attempts,
       h."createdAt" AT TIME ZONE 'UTC' AS created_at,
       h."updatedAt" AT TIME ZONE 'UTC' AS updated_at,
       NULL::timestamptz AS locked_until,
       NULL::timestamptz AS next_attempt_at,
       NULL::text AS tx_hash,
       NULL::text AS chain_id,
       NULL::text AS wallet,
       h."userOrderId" AS counterparty,
       left(h."failureReason", 65536) AS last_error,
       {{include:hedge/fingerprint.sql}} AS fingerprint,
       jsonb_build_object(
         'type', left(h."side", 200), 'market', left(h."polymarketMarketId", 65536),
         'userOrderId', left(h."userOrderId", 65536), 'metadata', left(h."metadata"::text, 65536)) AS details,
       h."status" AS raw_status,
       h."createdAt" AS page_key,
       h."updatedAt" AS key_updated,
       left(h."side", 200) AS item_type
FROM {{table:HedgePosition}} h
