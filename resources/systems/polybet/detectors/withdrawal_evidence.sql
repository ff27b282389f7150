jsonb_object(
  ARRAY['rule', 'limit', 'state', 'userId', 'toAddress', 'txHash', 'approvedBy', 'approvedAt', 'createdAt', 'updatedAt'],
  ARRAY[r.rule, r.bound::text, left(w."status", 200), left(w."userId", 200), left(w."toAddress", 200),
        left(w."txHash", 200), left(w."approvedBy", 200), w."approvedAt"::text || 'Z', w."createdAt"::text || 'Z',
        w."updatedAt"::text || 'Z'])
