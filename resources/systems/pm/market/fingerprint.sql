-- Everything of the row that a settlement rests on; see transfer/fingerprint.sql.
to_hex(coalesce(hashtextextended(m."slug", 1), 1) # coalesce(hashenumextended(m."status", 2), 2)
  # coalesce(hashenumextended(m."outcome", 3), 3) # coalesce(hashtextextended(m."resolutionSource", 4), 4)
  # coalesce(timestamp_hash_extended(m."closeTime", 5), 5) # coalesce(timestamp_hash_extended(m."resolveTime", 6), 6)
  # coalesce(timestamp_hash_extended(m."updatedAt", 7), 7))
