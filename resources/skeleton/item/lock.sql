-- Not used until kind.json names "lock", "act" and "effect" (see README.md). Locks item $1 and gives the fingerprint of what
-- was locked: the comparison with what the operator saw is made on it.
SELECT {{include:item/fingerprint.sql}}
FROM {{schema}}.@QTABLE@ t WHERE @ID_IS@ FOR UPDATE OF t
