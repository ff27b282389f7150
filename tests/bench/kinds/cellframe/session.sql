-- next: WHERE (s.created_at, s.id::text) < ($1::timestamp, $2)
SELECT s.id, CASE s.status WHEN 'pending' THEN 'waiting' WHEN 'completed' THEN 'done' ELSE s.status END, s.status,
       s.amount::numeric, s.token, s.created_at, s.updated_at, s.src_address, s.dst_address, s.xmin, s.direction
FROM bridge_sessions s
:page
ORDER BY s.created_at DESC, s.id::text DESC LIMIT 201
