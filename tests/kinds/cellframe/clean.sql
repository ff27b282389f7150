-- A history without trouble, with what looks like trouble and is none.
INSERT INTO users SELECT n, 'user' || n, 'en', {now} - interval '90 days' FROM generate_series(1, 50) n;

-- Sessions whose transactions are all confirmed, and which are "pending" all the same: nothing ever updates them.
INSERT INTO bridge_sessions (id, session_id, user_id, direction, token, amount, src_network, dst_network, created_at, updated_at)
SELECT n, md5('s' || n), 1 + n % 50, 'eth_to_cf', 'CELL', (n * 1.5)::text, 'Ethereum', 'Cellframe CF-20',
       {now} - n * interval '1 hour', {now} - n * interval '1 hour'
FROM generate_series(1, 1100) n;
INSERT INTO transactions (id, session_id, chain, hash, block_number, confirmations, confirmations_required, status, confirmed,
                          created_at, updated_at)
SELECT n, n, CASE n % 2 WHEN 0 THEN 'ethereum' ELSE 'bsc' END, '0x' || md5('t' || n) || md5('u' || n), 1000000 + n,
       CASE n % 2 WHEN 0 THEN 12 ELSE 15 END, CASE n % 2 WHEN 0 THEN 12 ELSE 15 END, 'confirmed', true,
       {now} - n * interval '1 hour', {now} - n * interval '1 hour' + interval '4 minutes'
FROM generate_series(1, 1100) n;

-- Amounts as the bot and Python write them; a session of somebody who left; completed and failed by another version.
INSERT INTO bridge_sessions (id, session_id, user_id, direction, token, amount, status, created_at, updated_at) VALUES
  (2001, 'amount-0', NULL, 'bsc_to_cf', 'CELL', '0', 'pending', {now} - interval '2 hours', {now} - interval '2 hours'),
  (2002, 'amount-point', 2, 'bsc_to_cf', 'CELL', '.5', 'completed', {now} - interval '9 days', {now} - interval '8 days'),
  (2003, 'amount-small', 3, 'bsc_to_cf', 'CELL', '1e-05', 'completed', {now} - interval '9 days', {now} - interval '8 days'),
  (2004, 'amount-large', 4, 'cf_to_eth', 'CELL', '123456789012345678901234567890.123456789012345678901234567890', 'failed',
   {now} - interval '9 days', {now} - interval '8 days'),
  (2005, 'no-transaction-yet', 5, 'eth_to_cf', 'CELL', '100', 'pending', {now} - interval '20 hours', {now} - interval '20 hours'),
  (2006, 'used-again', 6, 'bsc_to_cf', 'CELL', '100', 'pending', {now} - interval '5 days', {now} - interval '5 days');
INSERT INTO transactions (id, session_id, chain, hash, block_number, confirmations, confirmations_required, status, amount,
                          confirmed, created_at, updated_at) VALUES
  (2002, 2002, 'bsc', '0xc2', 5, 40, 15, 'confirmed', '.5', true, {now} - interval '9 days', {now} - interval '9 days'),
  (2003, 2003, 'ethereum', '0xc3', 5, 12, 12, 'confirmed', NULL, true, {now} - interval '9 days', {now} - interval '9 days'),
  -- on its way, seen in the pool, just told, and one of a chain without tracker that is new; set a moment ago
  -- added to a completed session, and to one that was open for days, as the bot does
  (2010, 2003, 'bsc', '0xd0', 9, 3, 15, 'pending', NULL, false, {now} - interval '8 minutes', {now} - interval '5 seconds'),
  (2011, 2006, 'bsc', '0xd1', 9, 3, 15, 'pending', NULL, false, {now} - interval '8 minutes', {now} - interval '5 seconds'),
  (2012, 2001, 'ethereum', '0xd2', NULL, 0, 12, 'pending', NULL, false, {now} - interval '9 minutes', {now} - interval '5 seconds'),
  (2013, 2001, 'ethereum', '0xd3', NULL, 0, 12, 'pending', NULL, false, {now} - interval '1 second', {now} - interval '1 second'),
  (2014, 2001, 'cf20', 'd4', NULL, 0, 5, 'pending', NULL, false, {now} - interval '5 minutes', {now} - interval '5 minutes'),
  (2015, 2001, 'ethereum', '0xd5', 9, 12, 12, 'confirmed', NULL, false, {now} - interval '5 minutes', {now} - interval '1 second');
-- Times nobody has seen: they must not stop a look at all the others.
INSERT INTO transactions (id, session_id, chain, hash, block_number, confirmations, status, confirmed, created_at, updated_at) VALUES
  (2031, 2003, 'ethereum', '0xt1', 7, 12, 'confirmed', true, 'infinity', 'infinity'),
  (2032, 2003, 'ethereum', '0xt2', 7, 12, 'confirmed', true, '-infinity', '4713-01-01 BC'),
  (2033, 2003, 'ethereum', '0xt3', 7, 12, 'confirmed', true, '4713-01-01 BC', '294276-12-31 23:59:59'),
  (2034, 2001, 'ethereum', '0xt4', 7, 0, 'pending', false, '294276-12-31 23:59:59', '294276-12-31 23:59:59');
-- The same hash told twice, both confirmed before it mattered.
INSERT INTO transactions (id, session_id, chain, hash, block_number, confirmations, status, confirmed, created_at, updated_at)
SELECT 2020 + n, 2003, 'ethereum', '0xtwice', 7, 12, 'confirmed', true, {now} - interval '7 days', {now} - interval '7 days'
FROM generate_series(1, 2) n;
-- A crowd: more than the monitor's 100 places, and all of them new.
INSERT INTO transactions (id, session_id, chain, hash, status, created_at, updated_at)
SELECT 3000 + n, 2001, 'ethereum', '0xcrowd' || n, 'pending', {now} - interval '2 minutes', {now} - interval '2 minutes'
FROM generate_series(1, 130) n;

INSERT INTO alerts (user_id, session_id, message, sent, created_at) VALUES
  (1, 1, 'Session created', true, {now} - interval '9 days'),
  (2, NULL, 'Fees are high', true, {now} - interval '9 days'),
  (3, 3, 'On its way', false, {now} - interval '1 minute');
