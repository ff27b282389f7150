-- Only the three troubles that are in this data; what the triage shows of each, and in its order.
SELECT 'transaction.no_tracker', 'P2' AS severity, 'transactions', 'transaction', t.id AS id, t.created_at AS since,
       t.amount::numeric, s.token, 'chain without tracker', t.chain, t.status, t.confirmed, t.confirmations,
       t.confirmations_required, t.block_number, t.hash, t.session_id, t.created_at, t.updated_at
FROM transactions t LEFT JOIN bridge_sessions s ON s.id = t.session_id
WHERE NOT t.confirmed AND lower(t.chain) NOT IN ('ethereum', 'eth', 'bsc', 'bnb')
UNION ALL
SELECT 'transaction.not_found', 'P2' AS severity, 'transactions', 'transaction', t.id AS id, t.created_at AS since,
       t.amount::numeric, s.token, 'hash not found', t.chain, t.status, t.confirmed, t.confirmations,
       t.confirmations_required, t.block_number, t.hash, t.session_id, t.created_at, t.updated_at
FROM transactions t LEFT JOIN bridge_sessions s ON s.id = t.session_id
WHERE NOT t.confirmed AND lower(t.chain) IN ('ethereum', 'eth', 'bsc', 'bnb')
  AND t.confirmations <= 0 AND t.block_number IS NULL
  AND t.created_at < (now() AT TIME ZONE 'utc') - interval '30 minutes'
UNION ALL
SELECT 'transaction.unconfirmed', 'P2' AS severity, 'transactions', 'transaction', t.id AS id, t.created_at AS since,
       t.amount::numeric, s.token, 'unconfirmed and old', t.chain, t.status, t.confirmed, t.confirmations,
       t.confirmations_required, t.block_number, t.hash, t.session_id, t.created_at, t.updated_at
FROM transactions t LEFT JOIN bridge_sessions s ON s.id = t.session_id
WHERE NOT t.confirmed AND lower(t.chain) IN ('ethereum', 'eth', 'bsc', 'bnb') AND t.confirmations > 0
  AND t.confirmations < t.confirmations_required
  AND t.created_at < (now() AT TIME ZONE 'utc') - interval '30 minutes'
ORDER BY severity, since, id LIMIT 5001
