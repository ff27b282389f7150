-- Everything of the row that may change; see intent/fingerprint.sql.
to_hex(coalesce(hashtextextended(j.type, 1), 1) # coalesce(hashtextextended(j.status, 2), 2)
  # coalesce(hashint4extended(j.attempts, 3), 3) # coalesce(hashtextextended(j.payload::text, 4), 4)
  # coalesce(timestamp_hash_extended(j.last_attempt_at AT TIME ZONE 'UTC', 5), 5))
