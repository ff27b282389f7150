-- The one line of a withdrawal; the customer is who is paid.
SELECT w."id" AS payout_id, w."id" AS line_id, w."toAddress" AS destination, 'polygon'::text AS method,
       trim_scale(w."amount") AS amount, w."currency" AS currency, w."userId" AS payee
FROM {{schema}}."Withdrawal" w
