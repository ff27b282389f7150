-- SPDX-License-Identifier: GPL-3.0-or-later
-- A month of a healthy sge: {{intents}} intents in steady rhythm, their settlements, commissions and ledger rows.
-- The same {{seed}}, {{intents}} and {{now}} (UTC, without zone) give the same rows.
CREATE FUNCTION pg_temp.rnd(salt text, n bigint) RETURNS double precision LANGUAGE sql IMMUTABLE AS
$$ SELECT ('x' || left(md5('{{seed}}:' || salt || ':' || n), 13))::bit(52)::bigint / 4503599627370496.0 $$;
CREATE FUNCTION pg_temp.ident(salt text, n bigint) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT 'cm' || left(md5('{{seed}}:' || salt || ':' || n), 23) $$;
CREATE FUNCTION pg_temp.address(salt text, n bigint) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT '0x' || md5('{{seed}}:a:' || salt || ':' || n) || left(md5('{{seed}}:b:' || salt || ':' || n), 8) $$;
CREATE FUNCTION pg_temp.tx_hash(salt text, n bigint) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT '0x' || md5('{{seed}}:c:' || salt || ':' || n) || md5('{{seed}}:d:' || salt || ':' || n) $$;
-- The chain's height is a function of time: a block every 12 s.
CREATE FUNCTION pg_temp.block_at(at timestamp) RETURNS bigint LANGUAGE sql IMMUTABLE AS
$$ SELECT 12000000 + floor((extract(epoch FROM at) - 1700000000) / 12)::bigint $$;
CREATE TEMP TABLE present AS SELECT '{{now}}'::timestamp AS now;

INSERT INTO "Program" ("id","name","slug","treasuryAddress","feeUsd","claimAmount","createdAt","updatedAt")
SELECT 'prog-' || slug, name, slug, pg_temp.address('treasury', n), fee, claim, now - interval '90 days', now - interval '31 days'
FROM present, (VALUES (1, 'genesis', 'Genesis Identity', 100, 1000), (2, 'merchant', 'Merchant Rewards', 50, 250),
                      (3, 'partner', 'Partner Network', 75, 500)) AS p(n, slug, name, fee, claim);

INSERT INTO "Affiliate" ("id","programId","parentId","depth","wallet","referralCode","email","displayName","status","createdAt","updatedAt")
SELECT pg_temp.ident('affiliate', p.k * 100 + n), p.id, CASE WHEN n > 8 THEN pg_temp.ident('affiliate', p.k * 100 + 1 + n % 8) END,
       CASE WHEN n > 8 THEN 2 ELSE 1 END, pg_temp.address('affiliate', p.k * 100 + n), upper(left(md5('{{seed}}:ref:' || p.k * 100 + n), 8)),
       'affiliate' || n || '@' || p.slug || '.example', initcap(p.slug) || ' partner ' || n, 'ACTIVE',
       now - interval '60 days' + n * interval '6 hours', now - interval '31 days'
FROM present, generate_series(1, 40) AS n,
     (SELECT row_number() OVER (ORDER BY "id") AS k, "id" AS id, "slug" AS slug FROM "Program") AS p;

-- One row an intent: what it is and what became of it.
CREATE TEMP TABLE plan AS
WITH thrown AS (
  SELECT n, pg_temp.rnd('type', n) AS kind, pg_temp.rnd('amount', n) AS much, pg_temp.rnd('fate', n) AS fate,
         pg_temp.rnd('time', n) AS jitter, pg_temp.rnd('program', n) AS whose, pg_temp.rnd('affiliate', n) AS referrer
  FROM generate_series(1, {{intents}}) AS n)
SELECT n, pg_temp.ident('intent', n) AS id, pg_temp.address('wallet', n) AS wallet,
       CASE WHEN whose < 0.55 THEN 'prog-genesis' WHEN whose < 0.85 THEN 'prog-merchant' ELSE 'prog-partner' END AS program,
       CASE WHEN kind < 0.45 THEN 'REGISTER' WHEN kind < 0.70 THEN 'CLAIM' WHEN kind < 0.98 THEN 'COMMERCE_PAYMENT' ELSE 'PAYOUT' END AS type,
       date_trunc('milliseconds', now - interval '30 days' + (n - 1 + jitter) * (interval '2591700 seconds' / {{intents}})) AS created,
       1.0 + 4.0 * much AS took_s, CASE WHEN fate < 0.03 THEN 2 WHEN fate < 0.035 THEN 3 ELSE 1 END AS attempts,
       CASE WHEN fate > 0.99 AND n < {{intents}} * 0.99 THEN 'EXPIRED' ELSE 'CONFIRMED' END AS status,
       round((5 + 495 * much)::numeric, 2) AS price,
       CASE WHEN referrer < 0.5 THEN 1 + floor(referrer * 80)::int END AS affiliate
FROM thrown, present;

INSERT INTO "Intent" ("id","programId","type","idempotencyKey","wallet","payload","status","attempts","lastAttemptAt","resultTxHash",
                      "resultData","createdAt","updatedAt","completedAt")
SELECT p.id, p.program, p.type::"IntentType", 'demo-' || p.n, p.wallet,
       CASE p.type WHEN 'REGISTER' THEN jsonb_build_object('wallet', p.wallet)
                   WHEN 'CLAIM' THEN jsonb_build_object('amount', g."claimAmount"::text, 'token', 'SGE')
                   WHEN 'COMMERCE_PAYMENT' THEN jsonb_build_object('amount', p.price::text, 'currency', 'USD', 'orderId', 'order-' || p.n)
                   ELSE jsonb_build_object('amount', p.price::text, 'currency', 'USD', 'destination', p.wallet) END,
       p.status::"IntentStatus", CASE p.status WHEN 'EXPIRED' THEN 0 ELSE p.attempts END,
       CASE p.status WHEN 'CONFIRMED' THEN p.created + interval '400 ms' END,
       CASE p.status WHEN 'CONFIRMED' THEN pg_temp.tx_hash('intent', p.n) END,
       CASE p.status WHEN 'CONFIRMED' THEN jsonb_build_object('nonce', p.n, 'gasUsed', 64000 + p.n % 9000) END, p.created,
       p.created + CASE p.status WHEN 'EXPIRED' THEN interval '1 day' ELSE p.took_s * interval '1 s' END,
       CASE p.status WHEN 'CONFIRMED' THEN p.created + p.took_s * interval '1 s' END
FROM plan AS p JOIN "Program" AS g ON g."id" = p.program;

INSERT INTO "Settlement" ("id","programId","intentId","wallet","type","token","amount","txHash","blockNumber","blockTimestamp","status",
                          "verified","verifiedAt","createdAt","updatedAt")
SELECT pg_temp.ident('settlement', p.n), p.program, p.id, p.wallet, p.type, CASE p.type WHEN 'CLAIM' THEN 'SGE' ELSE 'USDC' END,
       CASE p.type WHEN 'REGISTER' THEN g."feeUsd" WHEN 'CLAIM' THEN g."claimAmount" ELSE p.price END, pg_temp.tx_hash('intent', p.n),
       pg_temp.block_at(d.done), d.done, 'CONFIRMED', true, d.done, d.done, d.done
FROM plan AS p JOIN "Program" AS g ON g."id" = p.program CROSS JOIN LATERAL (SELECT p.created + p.took_s * interval '1 s' AS done) AS d
WHERE p.status = 'CONFIRMED';

-- Who referred gets a share, and whoever referred the referrer a smaller one.
INSERT INTO "Commission" ("id","programId","settlementId","affiliateId","overrideAffiliateId","commissionType","rate","baseAmount","amount",
                          "currency","status","createdAt","updatedAt")
SELECT pg_temp.ident('commission-' || share.type, p.n), p.program, s."id", CASE share.type WHEN 'DIRECT' THEN a."id" ELSE a."parentId" END,
       CASE share.type WHEN 'OVERRIDE' THEN a."id" END, share.type, share.rate, s."amount", round(s."amount" * share.rate / 100, 6), 'USD',
       (CASE WHEN p.created < now - interval '7 days' THEN 'PAYABLE' ELSE 'ACCRUED' END)::"CommissionStatus", s."createdAt", s."createdAt"
FROM plan AS p JOIN "Program" AS g ON g."id" = p.program JOIN "Settlement" AS s ON s."intentId" = p.id
JOIN "Affiliate" AS a ON a."id" = pg_temp.ident('affiliate', CASE p.program WHEN 'prog-genesis' THEN 100 WHEN 'prog-merchant' THEN 200 ELSE 300 END + p.affiliate)
CROSS JOIN LATERAL (VALUES ('DIRECT', g."directCommissionPct"), ('OVERRIDE', g."overrideCommissionPct")) AS share(type, rate), present
WHERE p.type IN ('REGISTER', 'COMMERCE_PAYMENT') AND (share.type = 'DIRECT' OR a."parentId" IS NOT NULL);

INSERT INTO "LedgerEntry" ("id","programId","account","counterparty","amount","currency","refType","refId","description","createdAt")
SELECT pg_temp.ident('ledger-' || side.sign || c."commissionType", i.n), c."programId", CASE side.sign WHEN 1 THEN e.expense ELSE e.liability END,
       CASE side.sign WHEN 1 THEN e.liability ELSE e.expense END, side.sign * c."amount", 'USD', 'COMMISSION', c."id",
       c."commissionType" || ' commission', c."createdAt"
FROM "Commission" AS c JOIN "Settlement" AS s ON s."id" = c."settlementId" JOIN plan AS i ON i.id = s."intentId"
CROSS JOIN LATERAL (SELECT 'program:' || c."programId" || ':commission_expense' AS expense, 'affiliate:' || c."affiliateId" || ':liability' AS liability) AS e
CROSS JOIN (VALUES (1), (-1)) AS side(sign);

-- Payout batches: last month's paid and closed, this week's approved, today's waiting for its approval.
INSERT INTO "PayoutBatch" ("id","programId","period","totalAmount","affiliateCount","status","createdById","approvedById","approvedAt","executedAt","createdAt","updatedAt")
SELECT 'batch-' || right(g."id", -5) || '-' || b.label, g."id", b.label, 12 * b.each, 12, b.status::"PayoutStatus", 'lena', b.approver,
       CASE WHEN b.approver IS NOT NULL THEN now - b.age + interval '3 hours' END, CASE b.status WHEN 'COMPLETED' THEN now - b.age + interval '4 hours' END,
       now - b.age, now - b.age + interval '4 hours'
FROM present, "Program" AS g,
     (VALUES ('last-month', interval '21 days', 40.25, 'COMPLETED', 'omar'), ('this-week', interval '3 days', 18.5, 'APPROVED', 'omar'),
             ('today', interval '5 hours', 22.75, 'PENDING', NULL)) AS b(label, age, each, status, approver);
INSERT INTO "Payout" ("id","programId","affiliateId","batchId","idempotencyKey","amount","method","destination","status","txHash","executedAt","createdAt","updatedAt")
SELECT pg_temp.ident('payout-' || b."id", n), b."programId", a."id", b."id", 'payout-' || b."id" || '-' || n, b."totalAmount" / b."affiliateCount", 'ONCHAIN_USDC',
       a."wallet", b."status", CASE b."status" WHEN 'COMPLETED' THEN pg_temp.tx_hash(b."id", n) END,
       b."executedAt", b."createdAt", b."updatedAt"
FROM "PayoutBatch" AS b
JOIN LATERAL (SELECT *, row_number() OVER (ORDER BY "id") AS n FROM "Affiliate" WHERE "programId" = b."programId") AS a ON a.n <= 12;
INSERT INTO "LedgerEntry" ("id","programId","account","counterparty","amount","currency","refType","refId","description","createdAt")
SELECT pg_temp.ident('ledger-payout-' || p."id", side.sign), p."programId",
       CASE side.sign WHEN 1 THEN 'affiliate:' || p."affiliateId" || ':liability' ELSE 'program:' || p."programId" || ':treasury' END,
       CASE side.sign WHEN 1 THEN 'program:' || p."programId" || ':treasury' ELSE 'affiliate:' || p."affiliateId" || ':liability' END,
       side.sign * p."amount", 'USD', 'PAYOUT', p."id", 'payout', p."executedAt"
FROM "Payout" AS p, (VALUES (1), (-1)) AS side(sign) WHERE p."status" = 'COMPLETED';

-- What last month's paid is marked, as a backend would that keeps the link: one commission to each payout.
INSERT INTO "Commission" ("id","programId","settlementId","affiliateId","commissionType","rate","baseAmount","amount","currency","status","payoutId",
                          "createdAt","updatedAt","paidAt")
SELECT pg_temp.ident('commission-of-' || p."id", 1), p."programId", s."id", p."affiliateId", 'DIRECT', 10, 10 * p."amount", p."amount", 'USD', 'PAID', p."id",
       s."createdAt", p."executedAt", p."executedAt"
FROM "Payout" AS p
JOIN LATERAL (SELECT * FROM "Settlement" WHERE "programId" = p."programId" ORDER BY "createdAt" LIMIT 1) AS s ON true WHERE p."status" = 'COMPLETED';
INSERT INTO "LedgerEntry" ("id","programId","account","counterparty","amount","currency","refType","refId","description","createdAt")
SELECT pg_temp.ident('ledger-paid-' || c."id", side.sign), c."programId", CASE side.sign WHEN 1 THEN e.expense ELSE e.liability END,
       CASE side.sign WHEN 1 THEN e.liability ELSE e.expense END, side.sign * c."amount", 'USD', 'COMMISSION', c."id", 'DIRECT commission', c."createdAt"
FROM "Commission" AS c
CROSS JOIN LATERAL (SELECT 'program:' || c."programId" || ':commission_expense' AS expense, 'affiliate:' || c."affiliateId" || ':liability' AS liability) AS e
CROSS JOIN (VALUES (1), (-1)) AS side(sign) WHERE c."status" = 'PAID';

-- The relayer's own queue.
INSERT INTO jobs (id, type, payload, status, attempts, last_attempt_at, created_at)
SELECT 'reg-' || md5('{{seed}}:job:' || n)::uuid, 'register', jsonb_build_object('wallet', pg_temp.address('job', n)), 'done', 1,
       (now - n * interval '7 hours' + interval '2 s') AT TIME ZONE 'UTC', (now - n * interval '7 hours') AT TIME ZONE 'UTC'
FROM present, generate_series(1, 100) AS n;
UPDATE "Affiliate" AS a SET "totalEarnings" = c.earned, "pendingEarnings" = c.earned, "totalReferrals" = c.referrals
FROM (SELECT "affiliateId", sum("amount") AS earned, count(*) AS referrals FROM "Commission" GROUP BY 1) AS c WHERE c."affiliateId" = a."id";
