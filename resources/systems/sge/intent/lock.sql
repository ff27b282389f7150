-- Locks the row against worker and operators alike (FOR UPDATE also keeps a Settlement from being added meanwhile)
-- and gives the fingerprint of what was locked.
SELECT {{include:intent/fingerprint.sql}}
FROM {{schema}}."Intent" i WHERE i."id" = $1 FOR UPDATE OF i
