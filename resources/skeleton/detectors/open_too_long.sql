-- Made long ago and not at an end. statement_timestamp(): stable, so that an index on state and time serves.
SELECT @ID_TEXT@ AS subject_id, @CREATED_EXPR@ AS since, @AMOUNT_EXPR@ AS amount, @CURRENCY_EXPR@ AS currency,
       jsonb_build_object('state', t.@QSTATUS@::text) AS evidence
FROM {{table:@TABLE@}} t
WHERE t.@QSTATUS@ IN (@OPEN_LITERALS@)
  AND t.@QCREATED@ < @NOW_EXPR@ - make_interval(secs => (SELECT {{threshold:stuck_s}})::double precision)
LIMIT 5001
