-- Everything of the row that may change; see transaction/fingerprint.sql.
to_hex(coalesce(hashtextextended(s.session_id, 1), 1) # coalesce(hashint4extended(s.user_id, 2), 2)
  # coalesce(hashtextextended(s.direction, 3), 3) # coalesce(hashtextextended(s.token, 4), 4)
  # coalesce(hashtextextended(s.amount, 5), 5) # coalesce(hashtextextended(s.src_address, 6), 6)
  # coalesce(hashtextextended(s.dst_address, 7), 7) # coalesce(hashtextextended(s.status, 8), 8)
  # coalesce(timestamp_hash_extended(s.created_at, 9), 9) # coalesce(timestamp_hash_extended(s.updated_at, 10), 10))
