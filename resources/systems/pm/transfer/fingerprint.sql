-- Everything of the row that may change, as two 64-bit hashes; times are hashed as what they are, never as text.
lpad(to_hex(hash_array_extended(ARRAY[t."userId", t."type"::text, t."amount"::text, t."status"::text], 0)), 16, '0')
|| lpad(to_hex(hash_array_extended(ARRAY[t."createdAt"], 0)), 16, '0')
