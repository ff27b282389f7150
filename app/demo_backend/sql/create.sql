-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the API does with a request: $1 id, $2 type, $3 wallet, $4 price, $5 a number that picks program and referrer.
INSERT INTO "Intent" ("id","programId","type","idempotencyKey","wallet","payload","createdAt","updatedAt")
SELECT $1::text, g."id", $2::text::"IntentType", 'live-' || $1::text, $3::text,
       CASE $2::text WHEN 'REGISTER' THEN jsonb_build_object('wallet', $3::text)
               WHEN 'CLAIM' THEN jsonb_build_object('amount', g."claimAmount"::text, 'token', 'SGE')
               ELSE jsonb_build_object('amount', $4::text, 'currency', 'USD', 'orderId', 'order-' || $1::text) END
       || CASE WHEN $5::int % 2 = 0 THEN jsonb_build_object('referralCode', a."referralCode") ELSE '{}' END,
       t.now, t.now
FROM (SELECT (clock_timestamp() AT TIME ZONE 'UTC')::timestamp(3) AS now) AS t,
     (SELECT * FROM "Program" ORDER BY "id" OFFSET $5::int % greatest((SELECT count(*) FROM "Program"), 1) LIMIT 1) AS g
LEFT JOIN LATERAL (SELECT "referralCode" FROM "Affiliate" WHERE "programId" = g."id" ORDER BY "id"
                   OFFSET $5::int % greatest((SELECT count(*) FROM "Affiliate" WHERE "programId" = g."id"), 1) LIMIT 1) AS a ON true
