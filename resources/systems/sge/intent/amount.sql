-- A payload is whatever the API was sent: only a plain decimal is taken as money.
CASE
  WHEN i."payload" ->> 'amount' ~ '^-?[0-9]{1,78}(\.[0-9]{1,30})?$' THEN (i."payload" ->> 'amount')::numeric
  WHEN i."type"::text = 'REGISTER' THEN nullif(p."feeUsd", 'NaN')
  WHEN i."type"::text = 'CLAIM' THEN nullif(p."claimAmount", 'NaN')
END
