-- Everything of the row that may change; see deposit/fingerprint.sql.
to_hex(coalesce(hashtextextended(h."status", 1), 1) # coalesce(hashtextextended(h."side", 2), 2)
  # coalesce(hash_numeric_extended(h."amount", 3), 3) # coalesce(hashtextextended(h."polymarketMarketId", 4), 4)
  # coalesce(hashtextextended(h."failureReason", 5), 5) # coalesce(hashint4extended(h."retryCount", 6), 6)
  # coalesce(hashtextextended(h."metadata"::text, 7), 7) # coalesce(timestamp_hash_extended(h."createdAt", 8), 8)
  # coalesce(timestamp_hash_extended(h."updatedAt", 9), 9))
