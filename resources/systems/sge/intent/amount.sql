-- A payload is whatever the API was sent: only a plain decimal is taken as money. The bounded pattern costs eight times
-- the other, which is as strict where the text is too short to break a bound.
CASE
  WHEN CASE WHEN length(i."payload" ->> 'amount') <= 31 THEN i."payload" ->> 'amount' ~ '^-?[0-9]+(\.[0-9]+)?$'
            ELSE i."payload" ->> 'amount' ~ '^-?[0-9]{1,78}(\.[0-9]{1,30})?$' END
    THEN (i."payload" ->> 'amount')::numeric
  WHEN i."type" = 'REGISTER' THEN nullif(p."feeUsd", 'NaN')
  WHEN i."type" = 'CLAIM' THEN nullif(p."claimAmount", 'NaN')
END
