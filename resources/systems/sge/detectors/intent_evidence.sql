-- json, not jsonb, from two arrays of texts: a third of the cost of jsonb_build_object, at every refresh for every
-- finding. Times are UTC.
json_object(
  ARRAY['state', 'type', 'attempts', 'error', 'lockedBy', 'lockedUntil', 'nextRetryAt', 'updatedAt', 'txHash'],
  ARRAY[i."status"::text, i."type"::text, i."attempts"::text, left(i."errorMessage", 500), left(i."lockedBy", 200),
        i."lockedUntil"::text || 'Z', i."nextRetryAt"::text || 'Z', i."updatedAt"::text || 'Z',
        left(i."resultTxHash", 200)])
