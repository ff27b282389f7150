-- Everything of the row that may change; see deposit/fingerprint.sql.
lpad(to_hex(hash_array_extended(ARRAY[h."status", h."side", h."amount"::text, h."polymarketMarketId", h."failureReason",
  h."retryCount"::text, h."metadata"::text], 0)), 16, '0')
|| lpad(to_hex(hash_array_extended(ARRAY[h."createdAt", h."updatedAt"], 0)), 16, '0')
