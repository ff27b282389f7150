-- :rows transactions of ten thousand sessions as two years leave them: nearly all confirmed, and a constant number in
-- trouble whatever the size. Run by the benchmarks; needs the backend's tables.
INSERT INTO users (id, username, created_at)
SELECT n, 'user' || n, now() AT TIME ZONE 'utc' FROM generate_series(1, 1000) AS n;
INSERT INTO bridge_sessions (session_id, user_id, direction, token, amount, src_address, dst_address, src_network,
                             dst_network, status, created_at, updated_at)
SELECT 's' || lpad(n::text, 10, '0'), 1 + n % 1000, 'eth_to_cf20', 'CELL', (10 + n % 90)::text,
       '0x' || md5(n::text) || '00000000', 'Rj' || md5(n::text), 'ethereum', 'cf20', 'pending', born, born
FROM generate_series(1, 10000) AS n,
     LATERAL (SELECT (now() AT TIME ZONE 'utc') - interval '1 hour' - n * interval '1 hour' AS born) b;

INSERT INTO transactions (session_id, chain, hash, block_number, confirmations, confirmations_required, status, amount,
                          from_address, to_address, confirmed, created_at, updated_at)
SELECT 1 + n % 10000, CASE n % 2 WHEN 0 THEN 'bsc' ELSE 'ethereum' END, '0x' || md5(n::text) || md5((n + 7)::text), n,
       15, 12, 'confirmed', (10 + n % 90)::text, '0x' || md5(n::text) || '00000000', '0x' || lpad('', 40, '1'), true,
       born, born + interval '4 minutes'
FROM generate_series(1, :rows - 90) AS n,
     LATERAL (SELECT (now() AT TIME ZONE 'utc') - interval '1 hour' - (:rows - n) * (interval '2 years' / :rows) AS born) b;
-- 90 unconfirmed, all within the last day and all among the monitor's hundred: 30 of a chain without tracker, 30 not
-- found, 30 that stand still; the monitor itself is alive.
INSERT INTO transactions (session_id, chain, hash, block_number, confirmations, confirmations_required, status, amount,
                          from_address, to_address, created_at, updated_at)
SELECT n, (ARRAY['cf20', 'bsc', 'ethereum'])[1 + n % 3], '0xt' || n, CASE WHEN n % 3 = 2 THEN n END,
       CASE WHEN n % 3 = 2 THEN 3 ELSE 0 END, 12, 'pending', '250', '0x' || md5(n::text) || '00000000',
       '0x' || lpad('', 40, '1'), born, CASE WHEN n % 3 = 2 THEN (now() AT TIME ZONE 'utc') + interval '1 day' ELSE born END
FROM generate_series(1, 90) AS n,
     LATERAL (SELECT (now() AT TIME ZONE 'utc') - interval '2 hours' - n * interval '3 minutes' AS born) b;
