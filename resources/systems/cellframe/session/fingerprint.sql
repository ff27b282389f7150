-- Everything of the row that may change; see transaction/fingerprint.sql.
lpad(to_hex(hash_array_extended(ARRAY[s.session_id::text, s.user_id::text, s.direction::text, s.token::text,
  s.amount::text, s.src_address::text, s.dst_address::text, s.status::text], 0)), 16, '0')
|| lpad(to_hex(hash_array_extended(ARRAY[s.created_at, s.updated_at], 0)), 16, '0')
