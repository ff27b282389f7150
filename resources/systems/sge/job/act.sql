-- The relayer claims any pending job; the counter starts again.
UPDATE {{schema}}.jobs SET status = 'pending', attempts = 0 WHERE id = $1
