-- The monitor has trackers for two chains only.
CASE lower(t.chain) WHEN 'ethereum' THEN '1' WHEN 'eth' THEN '1' WHEN 'bsc' THEN '56' WHEN 'bnb' THEN '56' END
