-- Everything of the row that may change, each column hashed under its own number and all of them put together: no array
-- is built, so that a page of rows costs half. No setting of a session has a part in it: times are hashed as what they
-- are, never as text in some date style. An edit escapes notice by a chance of 1 in 2^64; who could aim for that can
-- write the row, and has no need to. (The payload as text: jsonb's own hash is blind to nesting.)
to_hex(coalesce(hashenumextended(i."status", 1), 1) # coalesce(hashenumextended(i."type", 2), 2)
  # coalesce(hashint4extended(i."attempts", 3), 3) # coalesce(hashtextextended(i."resultTxHash", 4), 4)
  # coalesce(hashtextextended(i."errorMessage", 5), 5) # coalesce(hashtextextended(i."lockedBy", 6), 6)
  # coalesce(hashtextextended(i."wallet", 7), 7) # coalesce(hashtextextended(i."payload"::text, 8), 8)
  # coalesce(timestamp_hash_extended(i."lastAttemptAt", 9), 9)
  # coalesce(timestamp_hash_extended(i."nextRetryAt", 10), 10)
  # coalesce(timestamp_hash_extended(i."lockedUntil", 11), 11)
  # coalesce(timestamp_hash_extended(i."updatedAt", 12), 12)
  # coalesce(timestamp_hash_extended(i."completedAt", 13), 13))
