-- Everything of the row that may change, as two 64-bit hashes; times are hashed as what they are, never as text.
lpad(to_hex(hash_array_extended(ARRAY[t.chain::text, t.hash::text, t.status::text, t.confirmed::text,
  t.confirmations::text, t.confirmations_required::text, t.block_number::text, t.amount::text, t.error_message], 0)), 16, '0')
|| lpad(to_hex(hash_array_extended(ARRAY[t.created_at, t.updated_at], 0)), 16, '0')
