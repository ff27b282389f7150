-- Amounts are decimal text, not wei: only a plain number is taken as money. The bot takes ".5", Python writes "1e-05".
-- A pattern with bounds costs fifteen times as much as one without, which is as strict where the text is too short to break one.
CASE
  WHEN CASE WHEN length(t.amount) <= 64 THEN t.amount ~ '^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9][0-9]?)?$'
            ELSE t.amount ~ '^[+-]?([0-9]{1,64}(\.[0-9]*)?|\.[0-9]{1,64})([eE][+-]?[0-9]{1,2})?$' END
    THEN t.amount::numeric
END
