-- What happened to transfer $1: its row knows when it was made and how it stands, not when that changed.
SELECT t."createdAt" AT TIME ZONE 'UTC' AS at, 'created' AS what, '' AS who,
       'Created: ' || t."type"::text || ' of ' || t."amount" || ', now ' || t."status"::text AS text,
       t."status"::text = 'FAILED' AS bad
FROM {{schema}}."Transfer" t WHERE t."id" = $1
