-- Everything of the row that may change, each column hashed under its own number and all of them put together: no array
-- is built, so that a page of rows costs half. No setting of a session has a part in it: times and amounts are hashed as
-- what they are. An edit escapes notice by a chance of 1 in 2^64.
to_hex(coalesce(hashtextextended(t.chain, 1), 1) # coalesce(hashtextextended(t.hash, 2), 2)
  # coalesce(hashtextextended(t.status, 3), 3) # coalesce(hashint4extended(t.confirmed::integer, 4), 4)
  # coalesce(hashint4extended(t.confirmations, 5), 5) # coalesce(hashint4extended(t.confirmations_required, 6), 6)
  # coalesce(hashint4extended(t.block_number, 7), 7) # coalesce(hashtextextended(t.amount, 8), 8)
  # coalesce(hashtextextended(t.error_message, 9), 9) # coalesce(timestamp_hash_extended(t.created_at, 10), 10)
  # coalesce(timestamp_hash_extended(t.updated_at, 11), 11))
