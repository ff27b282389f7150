-- Work items of kind session. Nothing in the backend ever updates a session: "pending" tells little.
SELECT 'session'::text AS kind,
       s.id::text AS id,
       CASE s.status
         WHEN 'pending' THEN 'waiting' WHEN 'processing' THEN 'running' WHEN 'confirming' THEN 'running'
         WHEN 'completed' THEN 'done' WHEN 'failed' THEN 'failed' ELSE 'unknown'
       END AS state,
       s.status::text AS raw_state,
       {{include:session/amount.sql}} AS amount,
       s.token::text AS currency,
       NULL::integer AS attempts,
       NULL::integer AS max_attempts,
       s.created_at AT TIME ZONE 'UTC' AS created_at,
       s.updated_at AT TIME ZONE 'UTC' AS updated_at,
       NULL::timestamptz AS locked_until,
       NULL::timestamptz AS next_attempt_at,
       NULL::text AS tx_hash,
       NULL::text AS chain_id,
       s.src_address::text AS wallet,
       s.dst_address::text AS counterparty,
       NULL::text AS last_error,
       {{include:session/fingerprint.sql}} AS fingerprint,
       jsonb_build_object(
         'type', s.direction, 'sessionId', s.session_id, 'user', s.user_id, 'amountText', s.amount,
         'from', s.src_network, 'to', s.dst_network, 'estimatedFee', s.estimated_fee,
         'estimatedSeconds', s.estimated_time_seconds) AS details,
       s.status AS raw_status,
       s.created_at AS page_key,
       s.session_id::text AS key_session,
       s.direction::text AS item_type
FROM {{schema}}.bridge_sessions s
