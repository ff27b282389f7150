-- SPDX-License-Identifier: GPL-3.0-or-later
-- Submitted, which is all the relayer waits for.
UPDATE jobs SET status = 'done' WHERE id = $1 AND status = 'processing'
