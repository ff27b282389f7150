-- The last payment to each destination of a payout as the backend holds it now: before anybody proposes it, what
-- last_paid(request) says afterwards.
CREATE FUNCTION countersign.last_paid(payout text)
RETURNS TABLE (line text, amount numeric, at timestamptz, before text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF to_regclass('countersign.payout_paid') IS NULL THEN
    RETURN;
  END IF;
  RETURN QUERY EXECUTE $last$
    SELECT l.line_id, p.amount, p.at, p.payout_id
    FROM (SELECT line_id, destination FROM countersign.payout_line WHERE payout_id = $1 LIMIT 10001) l
    CROSS JOIN LATERAL (SELECT q.amount, q.at, q.payout_id FROM countersign.payout_paid q
      WHERE q.destination = l.destination AND q.payout_id IS DISTINCT FROM $1 ORDER BY q.at DESC LIMIT 1) p $last$
    USING payout;
END $$;
