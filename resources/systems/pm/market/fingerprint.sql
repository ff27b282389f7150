-- Everything of the row that a settlement rests on, as two 64-bit hashes; see transfer/fingerprint.sql.
lpad(to_hex(hash_array_extended(ARRAY[m."slug", m."status"::text, m."outcome"::text, m."resolutionSource"], 0)), 16, '0')
|| lpad(to_hex(hash_array_extended(ARRAY[m."closeTime", m."resolveTime", m."updatedAt"], 0)), 16, '0')
