-- Locks the row against worker and operators alike and gives the fingerprint of what was locked.
SELECT {{include:deposit/fingerprint.sql}}
FROM {{table:Deposit}} d WHERE d."id" = $1 FOR UPDATE OF d
