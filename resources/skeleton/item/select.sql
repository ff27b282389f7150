-- One row of the table is one work item. These columns, in this order and of these types; further ones only as key_*,
-- to sort by. No subquery and no volatile function: a page must come from an index. Lines marked CHECK were guessed.
SELECT '@ITEM@'::text AS kind,
       @ID_TEXT@ AS id,
       CASE t.@QSTATUS@::text@CASES@ ELSE 'unknown' END AS state, -- CHECK
       t.@QSTATUS@::text AS raw_state,
       @AMOUNT_EXPR@ AS amount, -- CHECK: in units people know, not in cents or wei
       @CURRENCY_EXPR@ AS currency,
       @ATTEMPTS_EXPR@ AS attempts,
       NULL::integer AS max_attempts,
       @CREATED_EXPR@ AS created_at,
       @UPDATED_EXPR@ AS updated_at,
       NULL::timestamptz AS locked_until,
       NULL::timestamptz AS next_attempt_at,
       @HASH_EXPR@ AS tx_hash,
       NULL::text AS chain_id,
       @WALLET_EXPR@ AS wallet,
       NULL::text AS counterparty,
       @ERROR_EXPR@ AS last_error,
       {{include:item/fingerprint.sql}} AS fingerprint,
       jsonb_build_object(@DETAILS@) AS details,
       t.@QSTATUS@ AS raw_status,
       t.@QCREATED@ AS page_key@KEY_COLUMNS@
FROM {{table:@TABLE@}} t
