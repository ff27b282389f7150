-- What a human should know before this withdrawal is proposed and signed. The customer's balance was debited and the
-- amount set aside (locked) when they asked, so that is what is compared, not the balance that is left.
WITH w AS (
  SELECT w.*, date_trunc('day', clock_timestamp() AT TIME ZONE 'UTC') AS today FROM {{schema}}."Withdrawal" w WHERE w."id" = $1
), day AS (
  SELECT coalesce(sum(o."amount") FILTER (WHERE o."currency" = w."currency"), 0) AS same, coalesce(sum(o."amount"), 0) AS every
  FROM w JOIN {{schema}}."Withdrawal" o ON o."status" IN ('APPROVED', 'COMPLETED') AND o."approvedAt" >= w.today
    AND o."id" <> w."id" AND o."amount" <> 'NaN'
), balance AS (
  SELECT sum(b."locked") AS locked, count(*) AS rows
  FROM w JOIN {{table:Balance}} b ON b."userId" = w."userId" AND b."tokenSymbol" = 'TUSD' AND b."eventId" IS NULL
    AND b."outcomeId" IS NULL AND b."accountType" IS DISTINCT FROM 'DEMO'
), open AS (
  SELECT coalesce(sum(o."amount"), 0) AS amount, count(*) FILTER (WHERE o."status" = 'APPROVED') AS approved,
         (array_agg(o."id") FILTER (WHERE o."status" = 'APPROVED'))[1:10] AS ids
  FROM w JOIN {{schema}}."Withdrawal" o ON o."userId" = w."userId" AND o."id" <> w."id"
    AND o."status" IN ('PENDING', 'APPROVED') AND (o."txHash" ~ '\S') IS NOT TRUE AND o."amount" <> 'NaN'
), booked AS (
  SELECT count(*) FILTER (WHERE l."direction" = 'DEBIT' AND l."referenceType" = 'WITHDRAWAL') AS debits,
         sum(l."amount") FILTER (WHERE l."direction" = 'DEBIT' AND l."referenceType" = 'WITHDRAWAL') AS debited,
         sum(l."amount") FILTER (WHERE l."direction" = 'CREDIT') AS given_back
  FROM w LEFT JOIN {{table:LedgerEntry}} l ON l."referenceId" = w."id"
    AND l."referenceType" IN ('WITHDRAWAL', 'WITHDRAWAL_REJECT', 'WITHDRAWAL_REFUND')
)
SELECT c.check_name, ''::text AS line, trim_scale(c.amount) AS amount, w."currency" AS currency, c.evidence
FROM w, day, balance, open, booked
CROSS JOIN LATERAL (VALUES
  ('cap-single', w."amount" > {{setting:withdraw_cap_single}}, w."amount",
   jsonb_build_object('cap', {{setting:withdraw_cap_single}}::text)),
  ('cap-day', day.same + w."amount" > {{setting:withdraw_cap_day}}, day.same + w."amount",
   jsonb_build_object('cap', {{setting:withdraw_cap_day}}::text, 'approvedToday', trim_scale(day.same)::text)),
  ('cap-day-backend', day.every + 2 * w."amount" > {{setting:withdraw_cap_day}}
     AND day.same + w."amount" <= {{setting:withdraw_cap_day}}, day.every + 2 * w."amount",
   jsonb_build_object('cap', {{setting:withdraw_cap_day}}::text, 'approvedToday', trim_scale(day.every)::text)),
  ('released-before', w."approvedAt" IS NOT NULL AND w."status" = 'PENDING', w."amount",
   jsonb_build_object('approvedBy', left(w."approvedBy", 200), 'approvedAt', w."approvedAt"::text || 'Z')),
  ('earlier-may-be-sent', open.approved > 0, open.amount, jsonb_build_object('withdrawals', open.ids)),
  ('not-debited', $t${{table:LedgerEntry}}$t$ NOT LIKE '%WHERE false)' AND booked.debits = 0, w."amount",
   jsonb_build_object('entries', 0)),
  ('debited-otherwise', booked.debits > 0 AND abs(booked.debited - w."amount") > {{setting:ledger_tolerance}}, booked.debited,
   jsonb_build_object('debited', trim_scale(booked.debited)::text, 'asked', trim_scale(w."amount")::text)),
  ('given-back', booked.given_back > 0, booked.given_back,
   jsonb_build_object('givenBack', trim_scale(booked.given_back)::text)),
  ('not-set-aside', (balance.rows = 0 OR balance.locked IS NOT NULL)
     AND coalesce(balance.locked, 0) + {{setting:ledger_tolerance}} < w."amount" + open.amount, coalesce(balance.locked, 0),
   jsonb_build_object('locked', trim_scale(coalesce(balance.locked, 0))::text,
     'open', trim_scale((w."amount" + open.amount))::text)),
  ('finer-than-token', w."amount" <> trunc(w."amount", 6), w."amount",
   jsonb_build_object('paid', trim_scale(round(w."amount", 6))::text)),
  ('customer-is-admin', EXISTS (SELECT FROM {{table:user}} u WHERE u."id" = w."userId" AND u."isAdmin"), w."amount",
   jsonb_build_object('userId', left(w."userId", 200)))
) AS c (check_name, wrong, amount, evidence)
WHERE c.wrong
