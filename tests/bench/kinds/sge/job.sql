-- next: WHERE (j.created_at, j.id) < ($1::timestamptz, $2)
SELECT j.id, CASE j.status WHEN 'pending' THEN 'waiting' WHEN 'processing' THEN 'running' ELSE j.status END, j.status,
       (j.payload ->> 'usdc')::numeric / 1000000, coalesce(j.payload ->> 'token', 'USDC'), j.attempts, j.created_at,
       j.last_attempt_at, coalesce(j.payload ->> 'wallet', j.payload ->> 'child'), j.payload ->> 'referrer', j.xmin, j.type
FROM jobs j
:page
ORDER BY j.created_at DESC, j.id DESC LIMIT 201
