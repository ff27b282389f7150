-- Waiting for long. Nothing in the backend ever takes a transfer up: its age is all there is.
SELECT t."id" AS subject_id, t."createdAt" AT TIME ZONE 'UTC' AS since, nullif(t."amount", 'NaN') AS amount,
       'USD'::text AS currency,
       jsonb_object(ARRAY['rule', 'state', 'type', 'userId', 'createdAt', 'limit_s'],
                    ARRAY['PENDING and older than the limit', t."status"::text, t."type"::text, left(t."userId", 200),
                          t."createdAt"::text || 'Z', {{threshold:transfer_stuck_s}}::text]) AS evidence
FROM {{schema}}."Transfer" t
WHERE t."status" = 'PENDING' AND t."createdAt" < statement_timestamp() AT TIME ZONE 'UTC'
    - make_interval(secs => (SELECT {{threshold:transfer_stuck_s}})::double precision)
LIMIT 5001
