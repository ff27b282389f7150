-- json, not jsonb, from two arrays of texts: a third of the cost of jsonb_build_object, at every refresh for every
-- finding. Times are UTC. What "stuck" means is told in three ways by the backend's own papers: by its runbook from
-- createdAt, by its service from updatedAt (and only in work; that one resets the row at the next quarter of an hour).
-- Both are shown where they apply. Whoever includes this says in r.rule which threshold it rests on, if any, and in
-- r.bound how that is set here.
json_object(
  ARRAY['state', 'type', 'attempts', 'error', 'lockedBy', 'lockedUntil', 'nextRetryAt', 'updatedAt', 'txHash',
        'stuckByRunbook', 'stuckByBackend', 'backendResetsAfter', 'rule', 'limit'],
  ARRAY[i."status"::text, i."type"::text, i."attempts"::text, left(i."errorMessage", 500), left(i."lockedBy", 200),
        i."lockedUntil"::text || 'Z', i."nextRetryAt"::text || 'Z', i."updatedAt"::text || 'Z',
        left(i."resultTxHash", 200),
        CASE WHEN i."status" IN ('PENDING', 'PROCESSING') THEN
          CASE WHEN i."createdAt" < statement_timestamp() AT TIME ZONE 'UTC'
              - make_interval(secs => (SELECT {{threshold:intent_stuck_s}})::double precision) THEN 'yes' ELSE 'no' END END,
        CASE WHEN i."status" = 'PROCESSING' THEN
          CASE WHEN i."updatedAt" < statement_timestamp() AT TIME ZONE 'UTC'
              - make_interval(secs => (SELECT {{threshold:backend_reset_s}})::double precision) THEN 'yes' ELSE 'no' END END,
        CASE WHEN i."status" = 'PROCESSING' THEN
          (i."updatedAt" + make_interval(secs => (SELECT {{threshold:backend_reset_s}})::double precision))::text || 'Z'
        END,
        r.rule, r.bound])
