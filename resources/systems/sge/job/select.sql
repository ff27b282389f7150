-- Work items of kind job: the relayer's own queue, in another dialect (snake case, times with zone).
SELECT 'job'::text AS kind,
       j.id AS id,
       CASE j.status
         WHEN 'pending' THEN 'waiting' WHEN 'processing' THEN 'running' WHEN 'done' THEN 'done'
         WHEN 'failed' THEN 'failed' ELSE 'unknown'
       END AS state,
       left(j.status, 200) AS raw_state,
       {{include:job/amount.sql}} AS amount,
       coalesce(left(j.payload ->> 'token', 64), 'USDC') AS currency,
       j.attempts AS attempts,
       NULL::integer AS max_attempts,
       j.created_at AS created_at,
       j.last_attempt_at AS updated_at,
       NULL::timestamptz AS locked_until,
       NULL::timestamptz AS next_attempt_at,
       NULL::text AS tx_hash,
       NULL::text AS chain_id,
       left(coalesce(j.payload ->> 'wallet', j.payload ->> 'child'), 65536) AS wallet,
       left(j.payload ->> 'referrer', 65536) AS counterparty,
       NULL::text AS last_error,
       {{include:job/fingerprint.sql}} AS fingerprint,
       jsonb_build_object('type', left(j.type, 200), 'payload', left(j.payload::text, 65536)) AS details,
       j.status AS raw_status,
       j.created_at AS page_key,
       left(j.type, 200) AS item_type
FROM {{schema}}.jobs j
