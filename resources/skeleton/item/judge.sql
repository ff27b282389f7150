-- May it be retried? As written, never: SAFE must mean that nothing was sent, or that sending it again pays nobody twice.
-- Write here what you know of the backend, the objections first; what can't be known is UNKNOWN, with what would settle it.
WITH judged AS (
  SELECT t.*, CASE CASE t.@QSTATUS@::text@CASES@ ELSE 'unknown' END
    WHEN 'done' THEN 'UNSAFE done'
    WHEN 'cancelled' THEN 'UNSAFE cancelled'
    WHEN 'waiting' THEN 'WAIT waiting'
    WHEN 'running' THEN 'WAIT running'
    WHEN 'failed' THEN @HASH_VERDICT@
    ELSE 'UNKNOWN state-not-known'
  END AS @SAID@
  FROM @JUDGE_ROWS@
@TWINS@)
SELECT @ID_TEXT@ AS id,
       split_part(t.answer, ' ', 1) AS verdict,
       split_part(t.answer, ' ', 2) AS reason,
       NULL::timestamptz AS until,
       CASE split_part(t.answer, ' ', 1) WHEN 'UNKNOWN' THEN 'a look at the backend and the chain' END AS settled_by,
       {{include:item/fingerprint.sql}} AS fingerprint,
       jsonb_build_array(
         jsonb_build_object('check', 'state', 'ok', t.@QSTATUS@ IN (@FAILED_LITERALS@), 'value', t.@QSTATUS@::text,
                            'text', 'The state the backend gives it', 'source', 'row', 'at', clock_timestamp())@HASH_EVIDENCE@@TWIN_EVIDENCE@
       ) AS evidence
FROM @TOLD@ t
