-- next: WHERE (t.created_at, t.id::text) < ($1::timestamp, $2)
-- filtered: WHERE t.status = 'failed'
SELECT t.id,
       CASE t.status WHEN 'pending' THEN 'waiting' WHEN 'failed' THEN 'failed' WHEN 'confirmed' THEN 'done'
            WHEN 'completed' THEN 'done' ELSE 'running' END, t.status, t.amount::numeric, s.token, t.created_at, t.updated_at,
       t.hash, CASE lower(t.chain) WHEN 'ethereum' THEN '1' WHEN 'bsc' THEN '56' END, t.from_address, t.to_address,
       t.error_message, t.xmin, t.chain
FROM transactions t LEFT JOIN bridge_sessions s ON s.id = t.session_id
:page
ORDER BY t.created_at DESC, t.id::text DESC LIMIT 201
