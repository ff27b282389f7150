-- The facts a person would look up; times are UTC. "chain_requires" is what the backend's own trackers ask for.
jsonb_object(
  ARRAY['rule', 'chain', 'chain_requires', 'status', 'confirmed', 'confirmations', 'required', 'block', 'hash', 'session',
        'sessionAmount', 'createdAt', 'updatedAt'],
  ARRAY[t.rule, t.chain::text,
        CASE lower(t.chain) WHEN 'ethereum' THEN '12' WHEN 'eth' THEN '12' WHEN 'bsc' THEN '15' WHEN 'bnb' THEN '15'
             WHEN 'cf20' THEN '5' WHEN 'cf-20' THEN '5' END,
        t.status::text, t.confirmed::text, t.confirmations::text, t.confirmations_required::text, t.block_number::text,
        left(t.hash, 200), t.session_id::text, left(concat_ws(' ', s.amount, s.token), 100),
        t.created_at::text || 'Z', t.updated_at::text || 'Z'])
