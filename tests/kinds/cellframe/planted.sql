-- The monitor has stopped a quarter of an hour ago; of the crowd 84 are left.
DELETE FROM transactions WHERE id BETWEEN 3085 AND 3130;
UPDATE transactions SET created_at = {now} - interval '16 minutes', updated_at = {now} - interval '15 minutes'
WHERE NOT confirmed AND id < 4000 AND id <> 2034 AND chain <> 'cf20';
DELETE FROM transactions WHERE id = 2015;
UPDATE transactions SET session_id = 2001 WHERE id = 2010;

INSERT INTO bridge_sessions (id, session_id, user_id, direction, token, amount, status, created_at, updated_at) VALUES
  (5001, 'x-forever', 6, 'eth_to_cf', 'CELL', '250', 'pending', {now} - interval '3 days', {now} - interval '3 days'),
  (5002, 'x-words', 6, 'eth_to_cf', 'CELL', 'ten', 'pending', {now} - interval '3 days', {now} - interval '3 days'),
  (5003, 'x-comma', 6, 'eth_to_cf', 'CELL', '1,5', 'pending', {now} - interval '1 hour', {now} - interval '1 hour'),
  (5004, 'x-nan', 6, 'eth_to_cf', 'CELL', 'NaN', 'completed', {now} - interval '1 hour', {now} - interval '1 hour'),
  (5005, 'x-ended', 6, 'eth_to_cf', 'CELL', '7', 'completed', {now} - interval '3 days', {now} - interval '2 days'),
  (5006, 'x-confirming', 6, 'eth_to_cf', 'CELL', '8', 'confirming', {now} - interval '40 days', {now} - interval '40 days'),
  (5007, 'x-waits', 6, 'eth_to_cf', 'CELL', '8', 'pending', {now} - interval '3 days', {now} - interval '3 days'),
  (5008, 'x-waits2', NULL, 'cf_to_eth', 'CELL', '0.5', 'processing', {now} - interval '3 days', {now} - interval '3 days'),
  (5010, 'x-many', 6, 'eth_to_cf', 'CELL', '9', 'pending', {now} - interval '3 days', {now} - interval '3 days');

-- In reach of the monitor: the newest 100 are 84 of the crowd, 5 from before, one of cf20, and these ten.
INSERT INTO transactions (id, session_id, chain, hash, block_number, confirmations, confirmations_required, status, amount,
                          confirmed, created_at, updated_at) VALUES
  (6001, 5010, 'ethereum', '0xe1', NULL, 0, 12, 'pending', NULL, false, {now} - interval '40 minutes', {now} - interval '40 minutes'),
  (6002, 5010, 'bsc', '0xe2', NULL, 0, 15, 'pending', NULL, false, {now} - interval '50 minutes', {now} - interval '20 minutes'),
  (6003, 5005, 'ethereum', '0xe3', 77, 4, 12, 'pending', NULL, false, {now} - interval '45 minutes', {now} - interval '20 minutes'),
  (6004, 5010, 'ethereum', '0xe4', 78, 0, 12, 'pending', NULL, false, {now} - interval '46 minutes', {now} - interval '20 minutes'),
  (6005, 5010, 'cf20', 'e5', NULL, 0, 5, 'pending', NULL, false, {now} - interval '30 minutes', {now} - interval '30 minutes'),
  (6006, 5010, 'polygon', '0xe6', NULL, 0, 12, 'pending', NULL, false, {now} - interval '30 minutes', {now} - interval '30 minutes'),
  (6007, 5010, 'ethereum', '0xe7', 79, 3, 12, 'pending', NULL, false, {now} - interval '15 minutes', {now} - interval '15 minutes'),
  (6008, 5010, 'ethereum', '0xe7', 79, 3, 12, 'pending', NULL, false, {now} - interval '15 minutes', {now} - interval '15 minutes'),
  (6009, 5010, 'ethereum', '0xe9', 80, 12, 12, 'pending', NULL, false, {now} - interval '15 minutes', {now} - interval '15 minutes'),
  (6010, 5010, 'ethereum', '0xe10', 81, 2, 12, 'confirmed', NULL, false, {now} - interval '15 minutes', {now} - interval '15 minutes'),
-- out of reach: a good one, one that was never found, and one of a chain nobody watches
  (6011, 5010, 'bsc', '0xe11', 82, 2, 15, 'pending', NULL, false, {now} - interval '2 days', {now} - interval '2 days'),
  (6012, 5010, 'bsc', '0xe12', NULL, 0, 15, 'pending', NULL, false, {now} - interval '3 days', {now} - interval '3 days'),
  (6013, 5010, 'cf20', 'e13', NULL, 0, 5, 'pending', NULL, false, {now} - interval '3 days', {now} - interval '3 days'),
-- all that was told of two sessions
  (6014, 5007, 'bsc', '0xe14', NULL, 0, 15, 'pending', NULL, false, {now} - interval '3 days', {now} - interval '3 days'),
  (6015, 5008, 'cf20', 'e15', NULL, 0, 5, 'pending', NULL, false, {now} - interval '26 hours', {now} - interval '26 hours'),
  (6016, 5008, 'ethereum', '0xe16', 90, 1, 12, 'pending', NULL, false, {now} - interval '25 hours', {now} - interval '25 hours'),
-- green but wrong
  (6021, 5010, 'bsc', '0xe21', 83, 3, 15, 'confirmed', NULL, true, {now} - interval '2 days', {now} - interval '2 days'),
  (6022, 5010, 'bsc', '0xe22', 84, 15, 15, 'pending', NULL, true, {now} - interval '2 days', {now} - interval '2 days'),
  (6023, 5010, 'bsc', '0xe23', NULL, 0, 0, 'confirmed', NULL, true, {now} - interval '2 days', {now} - interval '2 days'),
-- amounts
  (6031, 5010, 'bsc', '0xe31', 85, 15, 15, 'confirmed', '5 CELL', true, {now} - interval '2 days', {now} - interval '2 days'),
  (6032, 5010, 'bsc', '0xe32', 86, 15, 15, 'confirmed', '', true, {now} - interval '2 days', {now} - interval '2 days'),
  (6033, 5010, 'bsc', '0xe33', 87, 15, 15, 'confirmed', '1e999', true, {now} - interval '2 days', {now} - interval '2 days');

INSERT INTO alerts (id, user_id, session_id, message, sent, created_at) VALUES
  (7001, 1, 5001, 'Your session', false, {now} - interval '1 hour');
