-- Beside the rule that fired and its limit: what the row says. From two arrays of texts, at half the cost of building
-- jsonb field by field. Times are UTC.
jsonb_object(
  ARRAY['rule', 'limit', 'state', 'retries', 'error', 'failureReason', 'userId', 'txHash', 'createdAt', 'updatedAt'],
  ARRAY[r.rule, r.bound::text, left(d."status", 200), d."retryCount"::text, left(d."metadata" ->> 'lastError', 500),
        left(d."metadata" ->> 'failureReason', 200), left(d."userId", 200), left(d."txHash", 200),
        d."createdAt"::text || 'Z', d."updatedAt"::text || 'Z'])
