-- Locks the job and gives the fingerprint of what was locked.
SELECT {{include:job/fingerprint.sql}}
FROM {{schema}}.jobs j WHERE j.id = $1 FOR UPDATE OF j
