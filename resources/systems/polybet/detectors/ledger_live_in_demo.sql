-- The backend looks up the balance to credit without asking for its account type: the money of a deposit may land in the
-- customer's play balance, with a LIVE entry in the ledger. Told by what the entry says of the balance it changed:
-- there is no LIVE balance at all, neither a row nor what an older backend keeps in "user", and the play one was touched
-- since; or the newest LIVE entry ends at what the play balance holds, or left the LIVE balance untouched; or it began
-- where the play account stood, and not where the LIVE one did; or the LIVE account went on from where it had stood before
-- it. Trades move balances without an entry, so the last two look further: two accounts that both stood at zero tell
-- nothing, and where entries often do not follow each other, one that goes on by chance tells nothing either.
-- The entries of every customer touched in the slice are walked whole; block counts the DEMO entries before, so a block
-- begins with the last of them.
SELECT l."id" AS subject_id, l."createdAt" AT TIME ZONE 'UTC' AS since, trim_scale(l."amount") AS amount,
       left(l."currency", 64) AS currency,
       jsonb_build_object('rule', x.rule, 'limit', t.tolerance::text, 'userId', left(l."userId", 200),
         'deposit', left(l."referenceId", 200), 'before', trim_scale(l."balanceBefore")::text,
         'after', trim_scale(l."balanceAfter")::text, 'demoBalance', trim_scale(demo."amount")::text,
         'liveBalance', trim_scale(coalesce(live."amount", u."currentBalance"))::text) AS evidence
FROM (
  SELECT n.*, first_value(CASE WHEN n.is_demo THEN n."balanceAfter" END)
           OVER (PARTITION BY n."userId", n.block ORDER BY n."createdAt", n."id") AS demo_before,
         count(*) FILTER (WHERE abs(n."balanceBefore" - n.before) > (SELECT {{threshold:ledger_tolerance}}))
           OVER (PARTITION BY n."userId", n.is_demo) AS gaps
  FROM (
    SELECT e."id", e."userId", e."amount", e."currency", e."direction", e."balanceBefore", e."balanceAfter",
           e."referenceType", e."referenceId", e."createdAt", e."accountType" IS NOT DISTINCT FROM 'DEMO' AS is_demo,
           count(*) FILTER (WHERE e."accountType" = 'DEMO')
             OVER (PARTITION BY e."userId" ORDER BY e."createdAt", e."id") AS block,
           lag(e."balanceAfter") OVER same AS before, lead(e."balanceBefore") OVER same AS next
    FROM {{table:LedgerEntry}} e
    WHERE e."userId" IN (
      SELECT s."userId" FROM {{table:LedgerEntry}} s
      JOIN {{table:Balance}} b ON b."userId" = s."userId" AND b."tokenSymbol" = 'TUSD' AND b."accountType" = 'DEMO'
      WHERE s."id" > {{from}} AND s."id" <= {{to}} AND s."referenceType" = 'DEPOSIT' AND s."direction" = 'CREDIT'
        AND s."accountType" IS DISTINCT FROM 'DEMO')
    WINDOW same AS (PARTITION BY e."userId", e."accountType" IS NOT DISTINCT FROM 'DEMO' ORDER BY e."createdAt", e."id")
  ) n
) l
CROSS JOIN LATERAL (
  SELECT greatest((SELECT {{threshold:ledger_tolerance}}), 0.000000000000001 * abs(l."balanceAfter")) AS tolerance,
         make_interval(secs => (SELECT {{threshold:ledger_grace_s}})::double precision) AS grace
) t
JOIN LATERAL (
  SELECT b."amount", b."updatedAt" FROM {{table:Balance}} b
  WHERE b."userId" = l."userId" AND b."tokenSymbol" = 'TUSD' AND b."eventId" IS NULL AND b."outcomeId" IS NULL
    AND b."accountType" = 'DEMO' ORDER BY b."updatedAt" DESC LIMIT 1) demo ON true
LEFT JOIN LATERAL (
  SELECT b."id", b."amount", b."updatedAt" FROM {{table:Balance}} b
  WHERE b."userId" = l."userId" AND b."tokenSymbol" = 'TUSD' AND b."eventId" IS NULL AND b."outcomeId" IS NULL
    AND b."accountType" IS DISTINCT FROM 'DEMO' ORDER BY b."updatedAt" DESC LIMIT 1) live ON true
LEFT JOIN {{table:user}} u ON u."id" = l."userId" AND u."currentBalance" <> 0
CROSS JOIN LATERAL (
  SELECT CASE
    WHEN live."id" IS NULL AND u."id" IS NULL AND demo."updatedAt" >= l."createdAt" - t.grace
      THEN 'the customer has a DEMO balance and no LIVE one'
    WHEN l.next IS NULL AND abs(l."balanceAfter" - demo."amount") <= t.tolerance
         AND abs(l."balanceAfter" - coalesce(live."amount", u."currentBalance", 0)) > t.tolerance
      THEN 'the newest LIVE entry ends at the DEMO balance'
    WHEN l.next IS NULL AND abs(l."balanceAfter" - live."amount") > t.tolerance
         AND live."updatedAt" < l."createdAt" - t.grace AND demo."updatedAt" >= l."createdAt" - t.grace
      THEN 'the LIVE balance was not touched when the entry was written, the DEMO one was'
    WHEN abs(l."balanceBefore" - l.before) > t.tolerance AND abs(l."balanceBefore" - l.demo_before) <= t.tolerance
         AND l.demo_before > t.tolerance
      THEN 'the entry begins where the DEMO account stood'
    WHEN abs(l."balanceBefore" - l.before) > t.tolerance
         AND abs(l.next - l.before) <= t.tolerance AND abs(l.next - l."balanceAfter") > t.tolerance
         AND l.before > t.tolerance AND l.gaps <= 2
      THEN 'the LIVE account went on from where it stood before the entry'
    END AS rule
) x
WHERE l."id" > {{from}} AND l."id" <= {{to}} AND NOT l.is_demo
  AND l."referenceType" = 'DEPOSIT' AND l."direction" = 'CREDIT'
  AND l."createdAt" < statement_timestamp() AT TIME ZONE 'UTC' - t.grace
  AND x.rule IS NOT NULL
