-- The rules that follow those of open.sql. The backend's update of a hash that two rows have wants one row, and fails.
coalesce(t.early, CASE
  WHEN EXISTS (SELECT FROM {{schema}}.transactions o WHERE o.hash = t.hash AND o.id <> t.id) THEN 'hash in two rows'
  WHEN t.created_at < t.hundredth THEN 'older than the newest 100 unconfirmed'
  WHEN t.created_at >= t.stuck THEN 'young'
  WHEN t.confirmations <= 0 AND t.block_number IS NULL AND t.updated_at < t.lately THEN 'hash not found'
  ELSE 'unconfirmed and old'
END)
