-- Everything of the row that may change; see intent/fingerprint.sql.
lpad(to_hex(hash_array_extended(ARRAY[j.type, j.status, j.attempts::text, j.payload::text], 0)), 16, '0')
|| lpad(to_hex(hash_array_extended(ARRAY[j.last_attempt_at], 0)), 16, '0')
