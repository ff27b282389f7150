-- Everything of the row that may change, as two 64-bit hashes: what it says, and when. No setting of a session has a part
-- in it: times are hashed as what they are, never as text in some date style. An edit escapes notice by a chance of 1 in
-- 2^64; who could aim for that can write the row, and has no need to. (Not jsonb's own hash: it is blind to nesting.)
lpad(to_hex(hash_array_extended(ARRAY[i."status"::text, i."type"::text, i."attempts"::text, i."resultTxHash",
  i."errorMessage", i."lockedBy", i."wallet", i."payload"::text], 0)), 16, '0')
|| lpad(to_hex(hash_array_extended(ARRAY[
  i."lastAttemptAt", i."nextRetryAt", i."lockedUntil", i."updatedAt", i."completedAt"], 0)), 16, '0')
