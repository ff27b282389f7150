-- Everything of the row that may change, as a hash: what an operator saw is compared with it before anything is done.
-- Add columns that come to matter. Never depend on a setting of the session: no time as text, no number with a locale.
lpad(to_hex(hash_array_extended(ARRAY[@FINGERPRINT_TEXTS@], 0)), 16, '0')
|| lpad(to_hex(hash_array_extended(ARRAY[@FINGERPRINT_TIMES@], 0)), 16, '0')
