-- Deposit d waits for its sweep for longer than r.bound although the worker could take it. One that was put back a moment
-- ago is left to the worker.
d."status" = 'PENDING_SWEEP' AND (d."retryCount" >= {{threshold:sweep_max_retries}}) IS NOT TRUE
  AND d."createdAt" < statement_timestamp() AT TIME ZONE 'UTC' - make_interval(secs => r.bound::double precision)
  AND (coalesce(d."retryCount", 0) > 0 OR d."updatedAt" < statement_timestamp() AT TIME ZONE 'UTC'
       - make_interval(secs => {{threshold:no_effect_after_s}}::double precision))
  AND EXISTS (SELECT FROM {{schema}}."DepositAddress" a WHERE a."userId" = d."userId" AND a."currency" = 'USDC')
