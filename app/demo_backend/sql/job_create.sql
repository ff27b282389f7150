-- SPDX-License-Identifier: GPL-3.0-or-later
-- A new registration for the relayer: $1 id, $2 wallet.
INSERT INTO jobs (id, type, payload) VALUES ($1::text, 'register', jsonb_build_object('wallet', $2::text))
