-- See transaction/amount.sql.
CASE WHEN s.amount ~ '^[+-]?([0-9]{1,64}(\.[0-9]*)?|\.[0-9]{1,64})([eE][+-]?[0-9]{1,2})?$' THEN s.amount::numeric END
