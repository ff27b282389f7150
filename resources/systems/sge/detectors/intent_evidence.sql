jsonb_build_object(
  'state', i."status"::text, 'type', i."type"::text, 'attempts', i."attempts", 'error', left(i."errorMessage", 500),
  'lockedBy', left(i."lockedBy", 200), 'lockedUntil', i."lockedUntil" AT TIME ZONE 'UTC',
  'nextRetryAt', i."nextRetryAt" AT TIME ZONE 'UTC', 'updatedAt', i."updatedAt" AT TIME ZONE 'UTC',
  'txHash', left(i."resultTxHash", 200))
