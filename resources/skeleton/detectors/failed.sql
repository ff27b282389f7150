-- Given up by the backend, lately.
SELECT @ID_TEXT@ AS subject_id, @CREATED_EXPR@ AS since, @AMOUNT_EXPR@ AS amount, @CURRENCY_EXPR@ AS currency,
       jsonb_build_object('state', t.@QSTATUS@::text, 'error', @ERROR_EXPR@) AS evidence
FROM {{table:@TABLE@}} t
WHERE t.@QSTATUS@ IN (@FAILED_LITERALS@)
  AND t.@QCREATED@ > @NOW_EXPR@ - make_interval(secs => (SELECT {{threshold:failed_look_back_s}})::double precision)
LIMIT 5001
