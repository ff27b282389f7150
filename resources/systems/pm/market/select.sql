-- Work items of kind market: OPEN is in work, CLOSED waits for somebody to resolve it, RESOLVED has ended (whether its
-- positions were settled is told by the findings). A market holds no amount of its own.
SELECT 'market'::text AS kind,
       m."id" AS id,
       CASE m."status"::text
         WHEN 'OPEN' THEN 'running' WHEN 'CLOSED' THEN 'waiting' WHEN 'RESOLVED' THEN 'done'
         WHEN 'CANCELLED' THEN 'cancelled' ELSE 'unknown'
       END AS state,
       m."status"::text AS raw_state,
       NULL::numeric AS amount,
       NULL::text AS currency,
       NULL::integer AS attempts,
       NULL::integer AS max_attempts,
       m."createdAt" AT TIME ZONE 'UTC' AS created_at,
       m."updatedAt" AT TIME ZONE 'UTC' AS updated_at,
       NULL::timestamptz AS locked_until,
       NULL::timestamptz AS next_attempt_at,
       NULL::text AS tx_hash,
       NULL::text AS chain_id,
       NULL::text AS wallet,
       m."createdBy" AS counterparty,
       NULL::text AS last_error,
       {{include:market/fingerprint.sql}} AS fingerprint,
       jsonb_build_object(
         'type', left(m."category", 200), 'slug', left(m."slug", 65536), 'question', left(m."question", 65536),
         'closeTime', m."closeTime"::text, 'resolveTime', m."resolveTime"::text, 'outcome', m."outcome"::text,
         'resolutionSource', left(m."resolutionSource", 65536)) AS details,
       m."status" AS raw_status,
       m."createdAt" AS page_key,
       m."closeTime" AS key_close,
       m."slug" AS key_slug,
       left(m."category", 200) AS item_type
FROM {{schema}}."Market" m
