-- Everything of the row that may change, each column hashed under its own number and all of them put together: no array
-- is built, so that a page of rows costs half. No setting of a session has a part in it: times and amounts are hashed as
-- what they are. An edit escapes notice by a chance of 1 in 2^64.
to_hex(coalesce(hashtextextended(d."status", 1), 1) # coalesce(hashint4extended(d."retryCount", 2), 2)
  # coalesce(hash_numeric_extended(d."amount", 3), 3) # coalesce(hashtextextended(d."currency", 4), 4)
  # coalesce(hashtextextended(d."txHash", 5), 5) # coalesce(hashtextextended(d."userId", 6), 6)
  # coalesce(hashtextextended(d."fromAddress", 7), 7) # coalesce(hashtextextended(d."toAddress", 8), 8)
  # coalesce(hashtextextended(d."metadata"::text, 9), 9) # coalesce(timestamp_hash_extended(d."createdAt", 10), 10)
  # coalesce(timestamp_hash_extended(d."updatedAt", 11), 11))
