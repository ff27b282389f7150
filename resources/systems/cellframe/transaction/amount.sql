-- Amounts are decimal text, not wei: only a plain number is taken as money. The bot takes ".5", Python writes "1e-05".
CASE WHEN t.amount ~ '^[+-]?([0-9]{1,64}(\.[0-9]*)?|\.[0-9]{1,64})([eE][+-]?[0-9]{1,2})?$' THEN t.amount::numeric END
