-- Everything of the row that may change, each column hashed under its own number and all of them put together: no array
-- is built, so that a page of rows costs half. No setting of a session has a part in it: times and amounts are hashed as
-- what they are. An edit escapes notice by a chance of 1 in 2^64.
to_hex(coalesce(hashtextextended(t."userId", 1), 1) # coalesce(hashenumextended(t."type", 2), 2)
  # coalesce(hash_numeric_extended(t."amount", 3), 3) # coalesce(hashenumextended(t."status", 4), 4)
  # coalesce(timestamp_hash_extended(t."createdAt", 5), 5))
