-- Everything of the row that may change, as two 64-bit hashes: what it says, and when. No setting of a session has a part
-- in it: times are hashed as what they are.
lpad(to_hex(hash_array_extended(ARRAY[d."status", d."retryCount"::text, d."amount"::text, d."currency", d."txHash",
  d."userId", d."fromAddress", d."toAddress", d."metadata"::text], 0)), 16, '0')
|| lpad(to_hex(hash_array_extended(ARRAY[d."createdAt", d."updatedAt"], 0)), 16, '0')
