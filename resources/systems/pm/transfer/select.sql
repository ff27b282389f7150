-- Work items of kind transfer. The table knows no change, no transaction, no attempt and no approver: what is not there
-- is NULL. Prisma keeps UTC in columns without zone; raw_status and page_key pass through as they are.
SELECT 'transfer'::text AS kind,
       t."id" AS id,
       CASE t."status"::text
         WHEN 'PENDING' THEN 'waiting' WHEN 'COMPLETED' THEN 'done' WHEN 'FAILED' THEN 'failed' ELSE 'unknown'
       END AS state,
       t."status"::text AS raw_state,
       nullif(t."amount", 'NaN') AS amount,
       'USD'::text AS currency,
       NULL::integer AS attempts,
       NULL::integer AS max_attempts,
       t."createdAt" AT TIME ZONE 'UTC' AS created_at,
       NULL::timestamptz AS updated_at,
       NULL::timestamptz AS locked_until,
       NULL::timestamptz AS next_attempt_at,
       NULL::text AS tx_hash,
       NULL::text AS chain_id,
       NULL::text AS wallet,
       t."userId" AS counterparty,
       NULL::text AS last_error,
       {{include:transfer/fingerprint.sql}} AS fingerprint,
       jsonb_build_object(
         'type', t."type"::text, 'userId', left(t."userId", 65536), 'email', left(u."email", 65536),
         'handle', left(u."handle", 65536)) AS details,
       t."status" AS raw_status,
       t."createdAt" AS page_key,
       t."type"::text AS item_type
FROM {{schema}}."Transfer" t
LEFT JOIN {{schema}}."User" u ON u."id" = t."userId"
