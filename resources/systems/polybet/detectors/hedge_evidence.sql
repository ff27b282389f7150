jsonb_object(
  ARRAY['rule', 'limit', 'state', 'side', 'retries', 'failureReason', 'market', 'userOrderId', 'createdAt', 'updatedAt'],
  ARRAY[r.rule, r.bound::text, left(h."status", 200), left(h."side", 200), h."retryCount"::text,
        left(h."failureReason", 500), left(h."polymarketMarketId", 200), left(h."userOrderId", 200),
        h."createdAt"::text || 'Z', h."updatedAt"::text || 'Z'])
