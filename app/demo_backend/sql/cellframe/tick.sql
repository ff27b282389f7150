-- One second of a watcher's life: a transfer over the bridge is seen, and its confirmations grow.
INSERT INTO transactions (session_id, chain, hash, confirmations, confirmations_required, amount, created_at, updated_at)
SELECT s.id, 'eth', '0x' || md5(random()::text) || md5(random()::text), 0, 12, (1 + (random() * 20)::integer)::text,
       now() AT TIME ZONE 'utc', now() AT TIME ZONE 'utc'
FROM bridge_sessions s WHERE random() < 0.05 ORDER BY random() LIMIT 1;
UPDATE transactions t
SET confirmations = least(t.confirmations + 1, t.confirmations_required),
    confirmed = t.confirmations + 1 >= t.confirmations_required,
    status = CASE WHEN t.confirmations + 1 >= t.confirmations_required THEN 'confirmed' ELSE 'pending' END,
    updated_at = now() AT TIME ZONE 'utc'
WHERE NOT t.confirmed AND t.created_at > (now() AT TIME ZONE 'utc') - interval '10 minutes' AND t.chain = 'eth'
  AND t.confirmations_required > 0 AND t.error_message IS NULL;
