-- See transaction/amount.sql.
CASE
  WHEN CASE WHEN length(s.amount) <= 64 THEN s.amount ~ '^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9][0-9]?)?$'
            ELSE s.amount ~ '^[+-]?([0-9]{1,64}(\.[0-9]*)?|\.[0-9]{1,64})([eE][+-]?[0-9]{1,2})?$' END
    THEN s.amount::numeric
END
