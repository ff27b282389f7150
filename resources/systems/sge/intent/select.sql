-- Work items of kind intent. Prisma keeps UTC in columns without zone; raw_status, page_key and key_updated pass
-- through as they are, so that filters, order and pages reach an index.
SELECT 'intent'::text AS kind,
       i."id" AS id,
       CASE i."status"::text
         WHEN 'PENDING' THEN 'waiting' WHEN 'PROCESSING' THEN 'running' WHEN 'CONFIRMED' THEN 'done'
         WHEN 'FAILED' THEN 'failed' WHEN 'EXPIRED' THEN 'cancelled' ELSE 'unknown'
       END AS state,
       i."status"::text AS raw_state,
       {{include:intent/amount.sql}} AS amount,
       {{include:intent/currency.sql}} AS currency,
       i."attempts" AS attempts,
       5 AS max_attempts,
       i."createdAt" AT TIME ZONE 'UTC' AS created_at,
       i."updatedAt" AT TIME ZONE 'UTC' AS updated_at,
       i."lockedUntil" AT TIME ZONE 'UTC' AS locked_until,
       i."nextRetryAt" AT TIME ZONE 'UTC' AS next_attempt_at,
       i."resultTxHash" AS tx_hash,
       CASE WHEN i."resultData" ->> 'chainId' ~ '^[0-9]+$' AND length(i."resultData" ->> 'chainId') <= 20
         THEN i."resultData" ->> 'chainId' END AS chain_id,
       i."wallet" AS wallet,
       left(coalesce(i."payload" ->> 'referrer', i."payload" ->> 'destination'), 65536) AS counterparty,
       left(i."errorMessage", 65536) AS last_error,
       {{include:intent/fingerprint.sql}} AS fingerprint,
       jsonb_build_object(
         'type', i."type"::text, 'programId', left(i."programId", 65536), 'program', left(p."name", 65536),
         'programStatus', p."status"::text, 'idempotencyKey', left(i."idempotencyKey", 65536),
         'lockedBy', left(i."lockedBy", 65536), 'lastAttemptAt', i."lastAttemptAt"::text,
         'completedAt', i."completedAt"::text, 'payload', left(i."payload"::text, 65536),
         'resultData', left(i."resultData"::text, 65536)) AS details,
       i."status" AS raw_status,
       i."createdAt" AS page_key,
       i."updatedAt" AS key_updated,
       i."type"::text AS item_type
FROM {{schema}}."Intent" i
LEFT JOIN {{schema}}."Program" p ON p."id" = i."programId"
