-- What people should know before they propose and before they sign: findings about one payout, with evidence. Those the
-- database itself refuses (preview.wrong) are not repeated here; these are for a human to judge.
INSERT INTO countersign.setting (name, value, unit) VALUES ('payout_repeat_days', 30, 'days');

-- check, line (empty: the payout as a whole), amount and currency at stake, evidence. At most 500 rows a check.
CREATE FUNCTION countersign.payout_checks(payout text)
RETURNS TABLE (check_name text, line text, amount numeric, currency text, evidence jsonb)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF to_regclass('countersign.payout') IS NULL THEN
    RAISE EXCEPTION 'this system has no payouts to approve' USING ERRCODE = '22023';
  END IF;
  RETURN QUERY EXECUTE $checks$
    WITH line AS MATERIALIZED (
      SELECT line_id, destination, lower(destination) AS plain, method, amount, currency, payee
      FROM countersign.payout_line WHERE payout_id = $1 LIMIT 10001
    ), near AS MATERIALIZED ( -- what was paid before to these destinations, or to some that look like them
      SELECT line.line_id, p.destination, lower(p.destination) = line.plain AS same, p.amount, p.at, p.payout_id,
             p.line_id AS paid_line
      FROM line JOIN countersign.payout_paid p
        ON left(p.destination, 6) = left(line.destination, 6) AND right(p.destination, 4) = right(line.destination, 4)
      WHERE p.payout_id IS DISTINCT FROM $1
    )
    (SELECT 'destination-twice'::text, line_id, amount, currency,
            jsonb_build_object('destination', destination, 'lines', others)
     FROM (SELECT l.*, count(*) OVER same AS times, array_agg(l.line_id) OVER same AS others
           FROM line l WINDOW same AS (PARTITION BY l.plain)) twice WHERE times > 1 ORDER BY line_id LIMIT 500)
    UNION ALL
    (SELECT 'destination-new', line_id, amount, currency, jsonb_build_object('destination', destination)
     FROM line WHERE NOT EXISTS (SELECT FROM near n WHERE n.line_id = line.line_id AND n.same) ORDER BY line_id LIMIT 500)
    UNION ALL
    (SELECT 'paid-recently', line.line_id, line.amount, line.currency, jsonb_build_object('destination', line.destination,
              'payout', n.payout_id, 'line', n.paid_line, 'at', n.at)
     FROM line JOIN near n ON n.line_id = line.line_id AND n.same AND n.amount = line.amount
     WHERE n.at > clock_timestamp() - countersign.setting('payout_repeat_days') * interval '1 day'
     ORDER BY line.line_id LIMIT 500)
    UNION ALL
    (SELECT DISTINCT ON (line.line_id) 'look-alike', line.line_id, line.amount, line.currency,
            jsonb_build_object('destination', line.destination, 'known', n.destination, 'payout', n.payout_id)
     FROM line JOIN near n ON n.line_id = line.line_id AND NOT n.same ORDER BY line.line_id LIMIT 500)
    UNION ALL
    (SELECT 'destination-changed', line.line_id, line.amount, line.currency, jsonb_build_object('destination', line.destination,
              'before', last.destination, 'payout', last.payout_id, 'at', last.at, 'payee', line.payee)
     FROM line CROSS JOIN LATERAL (SELECT p.destination, p.payout_id, p.at FROM countersign.payout_paid p
       WHERE p.payee = line.payee AND p.payout_id IS DISTINCT FROM $1 ORDER BY p.at DESC LIMIT 1) last
     WHERE lower(last.destination) <> line.plain ORDER BY line.line_id LIMIT 500)
  $checks$ USING payout;
  IF to_regprocedure('countersign.payout_kind_checks(text)') IS NOT NULL THEN
    RETURN QUERY EXECUTE 'SELECT * FROM countersign.payout_kind_checks($1)' USING payout;
  END IF;
END $$;

-- The last payment to each destination of a request, for "what differs from last time".
CREATE FUNCTION countersign.last_paid(request uuid)
RETURNS TABLE (line text, amount numeric, at timestamptz, payout text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF to_regclass('countersign.payout_paid') IS NULL THEN
    RETURN;
  END IF;
  RETURN QUERY EXECUTE $last$
    SELECT l.line, p.amount, p.at, p.payout_id FROM countersign.request_line l
    JOIN countersign.request r ON r.request = l.request
    CROSS JOIN LATERAL (SELECT q.amount, q.at, q.payout_id FROM countersign.payout_paid q
      WHERE q.destination = l.destination AND q.payout_id IS DISTINCT FROM r.payout ORDER BY q.at DESC LIMIT 1) p
    WHERE l.request = $1 $last$ USING request;
END $$;
