-- Sold more than was held: the backend locks nothing for a SELL and does not ask whether the seller has it.
SELECT p."id" AS subject_id, p."updatedAt" AT TIME ZONE 'UTC' AS since, -p."quantity" AS amount, 'USD'::text AS currency,
       jsonb_object(ARRAY['rule', 'quantity', 'outcome', 'userId', 'marketId'],
                    ARRAY['quantity below 0', p."quantity"::text, p."outcome"::text, left(p."userId", 200),
                          left(p."marketId", 200)]) AS evidence
FROM {{schema}}."Position" p
WHERE p."quantity" < 0 AND p."quantity" < -(SELECT {{threshold:money_dust}})
LIMIT 5001
