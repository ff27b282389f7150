-- An integer of millionths, as text. Not a pattern with bounds ({1,72}), which costs fifteen times as much for each row.
CASE WHEN j.payload ->> 'usdc' ~ '^[0-9]+$' AND length(j.payload ->> 'usdc') <= 72
  THEN (j.payload ->> 'usdc')::numeric * 0.000001 END
