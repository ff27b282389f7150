-- What became of deposit $1 since the retry at $2. A row completed without a ledger entry is no success: the address was
-- empty by then, and nobody was credited.
SELECT CASE
         WHEN d."status" = 'COMPLETED' AND e.credited THEN 'done'
         WHEN d."status" IN ('COMPLETED', 'FAILED') THEN 'failed'
         WHEN e.taken THEN 'picked_up'
         WHEN e.late THEN 'no_effect'
         ELSE 'waiting'
       END AS stage,
       CASE WHEN e.taken THEN d."updatedAt" AT TIME ZONE 'UTC' END AS picked_up_at,
       CASE WHEN d."status" IN ('COMPLETED', 'FAILED') THEN d."updatedAt" AT TIME ZONE 'UTC' END AS ended_at,
       left(d."status", 200) AS raw_state,
       CASE
         WHEN d."status" = 'COMPLETED' AND NOT e.credited THEN 'the worker completed it and no ledger entry names it'
         WHEN d."status" = 'FAILED' THEN left('it failed again' || coalesce(': ' || (d."metadata" ->> 'lastError'), ''), 2000)
         WHEN d."status" = 'COMPLETED' OR NOT e.late THEN NULL
         WHEN a."id" IS NULL THEN 'its customer has no deposit address: the worker skips it without counting'
         WHEN NOT e.taken THEN 'no sweep worker has taken it'
       END AS why,
       CASE
         WHEN d."status" = 'COMPLETED' AND NOT e.credited
           THEN 'The deposit address was empty: find the transfer that emptied it, then have the credit booked by two people.'
         WHEN d."status" = 'FAILED'
           THEN 'Read its error; look whether the master wallet can pay for gas and the RPC node answers.'
         WHEN d."status" = 'COMPLETED' OR NOT e.late THEN NULL
         WHEN a."id" IS NULL THEN 'Have the customer''s deposit address made first.'
         WHEN NOT e.taken
           THEN 'Look whether the sweep worker runs, and whether ten older deposits without an address fill its batch.'
       END AS what_to_do
FROM {{table:Deposit}} d
LEFT JOIN {{schema}}."DepositAddress" a ON a."userId" = d."userId" AND a."currency" = 'USDC'
CROSS JOIN LATERAL (
  SELECT d."status" <> 'PENDING_SWEEP' OR coalesce(d."retryCount", 0) > 0 AS taken,
         clock_timestamp() - $2::timestamptz > make_interval(secs => {{setting:no_effect_after_s}}::double precision)
           AND d."status" = 'PENDING_SWEEP' AND coalesce(d."retryCount", 0) = 0 AS late,
         EXISTS (SELECT FROM {{table:LedgerEntry}} l
                 WHERE l."referenceType" = 'DEPOSIT' AND l."referenceId" IN (d."id", d."txHash")) AS credited
) e
WHERE d."id" = $1
