-- Work items of kind transaction: what users sent from their own wallets, and the backend only watches. Integer keys are
-- given as text; zone-less times are UTC; raw_status, page_key and key_updated pass through as they are.
SELECT 'transaction'::text AS kind,
       t.id::text AS id,
       CASE t.status
         WHEN 'pending' THEN 'waiting' WHEN 'processing' THEN 'running' WHEN 'confirming' THEN 'running'
         WHEN 'confirmed' THEN 'done' WHEN 'completed' THEN 'done' WHEN 'failed' THEN 'failed' ELSE 'unknown'
       END AS state,
       t.status::text AS raw_state,
       {{include:transaction/amount.sql}} AS amount,
       s.token::text AS currency,
       NULL::integer AS attempts,
       NULL::integer AS max_attempts,
       t.created_at AT TIME ZONE 'UTC' AS created_at,
       t.updated_at AT TIME ZONE 'UTC' AS updated_at,
       NULL::timestamptz AS locked_until,
       NULL::timestamptz AS next_attempt_at,
       t.hash::text AS tx_hash,
       {{include:transaction/chain_id.sql}} AS chain_id,
       t.from_address::text AS wallet,
       t.to_address::text AS counterparty,
       left(t.error_message, 65536) AS last_error,
       {{include:transaction/fingerprint.sql}} AS fingerprint,
       jsonb_build_object(
         'type', t.chain, 'confirmed', t.confirmed, 'confirmations', t.confirmations,
         'confirmationsRequired', t.confirmations_required, 'blockNumber', t.block_number, 'amountText', t.amount,
         'fee', t.fee, 'session', t.session_id, 'sessionId', s.session_id, 'sessionStatus', s.status,
         'direction', s.direction, 'user', s.user_id) AS details,
       t.status AS raw_status,
       t.created_at AS page_key,
       t.updated_at AS key_updated,
       t.chain::text AS item_type
FROM {{schema}}.transactions t
LEFT JOIN {{schema}}.bridge_sessions s ON s.id = t.session_id
