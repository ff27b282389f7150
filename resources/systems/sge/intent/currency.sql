CASE i."type"::text
  WHEN 'REGISTER' THEN 'USD'
  WHEN 'CLAIM' THEN coalesce(left(i."payload" ->> 'token', 64), 'USDC')
  ELSE coalesce(left(i."payload" ->> 'currency', 64), 'USD')
END
