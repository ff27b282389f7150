-- Spent more than there was: funds are checked and taken in two steps, and two orders at once pass the check together.
SELECT b."userId" AS subject_id, b."updatedAt" AT TIME ZONE 'UTC' AS since,
       least(b."available", b."locked", b."total") AS amount, 'USD'::text AS currency,
       jsonb_object(ARRAY['rule', 'available', 'locked', 'total'],
                    ARRAY[CASE WHEN b."available" < 0 THEN 'available below 0' WHEN b."locked" < 0 THEN 'locked below 0'
                               ELSE 'total below 0' END,
                          b."available"::text, b."locked"::text, b."total"::text]) AS evidence
FROM {{schema}}."Balance" b
WHERE (b."available" < 0 OR b."locked" < 0 OR b."total" < 0)
  AND least(b."available", b."locked", b."total") < -(SELECT {{threshold:money_dust}})
LIMIT 5001
