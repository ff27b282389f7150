-- Everything of the row that may change, free of any session setting (no date style, no time zone).
left(encode(sha256(convert_to(jsonb_build_array(
  j.type, j.status, j.attempts, extract(epoch FROM j.last_attempt_at)::text, j.payload)::text, 'UTF8')), 'hex'), 32)
