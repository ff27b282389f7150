-- Waiting to be swept for long, and credited already: an older backend credited on arrival, and the worker of a newer one
-- credits what it sweeps. That it waits is told as well, by deposit_old.sql: a login may see deposits and no ledger.
SELECT d."id" AS subject_id, d."createdAt" AT TIME ZONE 'UTC' AS since,
       trim_scale(nullif(d."amount", 'NaN')) AS amount, left(d."currency", 64) AS currency,
       {{include:detectors/deposit_evidence.sql}} AS evidence
FROM {{table:Deposit}} d
CROSS JOIN (SELECT 'PENDING_SWEEP for longer than the limit, and credited already' AS rule, {{threshold:sweep_old_s}} AS bound) r
WHERE {{include:detectors/deposit_waits_long.sql}}
  AND EXISTS (SELECT FROM {{table:LedgerEntry}} l WHERE l."referenceType" = 'DEPOSIT'
                AND l."referenceId" IN (d."id", d."txHash") AND l."direction" = 'CREDIT')
LIMIT 5001
