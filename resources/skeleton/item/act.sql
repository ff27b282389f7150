-- Not used until kind.json names it. What the backend's worker needs to take item $1 again; exactly one row. Set only
-- columns that "ownerColumns" lists, and every one of them must be in fingerprint.sql.
UPDATE {{schema}}.@QTABLE@ t SET @QSTATUS@ = '@WAITING@' WHERE @ID_IS@
