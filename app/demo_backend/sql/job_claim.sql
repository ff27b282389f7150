-- SPDX-License-Identifier: GPL-3.0-or-later
-- The relayer takes its oldest waiting job.
UPDATE jobs SET status = 'processing', attempts = attempts + 1, last_attempt_at = clock_timestamp()
WHERE id = (SELECT id FROM jobs WHERE status = 'pending' ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id
