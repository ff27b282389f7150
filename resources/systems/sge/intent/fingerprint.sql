-- Everything of the row that may change, free of any session setting (no date style, no time zone).
left(encode(sha256(convert_to(jsonb_build_array(
  i."status"::text, i."attempts", i."type"::text, extract(epoch FROM i."lastAttemptAt")::text,
  extract(epoch FROM i."nextRetryAt")::text, i."resultTxHash", i."errorMessage", i."lockedBy",
  extract(epoch FROM i."lockedUntil")::text, extract(epoch FROM i."updatedAt")::text,
  extract(epoch FROM i."completedAt")::text, i."wallet", i."payload")::text, 'UTF8')), 'hex'), 32)
