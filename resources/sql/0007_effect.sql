-- What became of an act, and what happened to an item.
CREATE FUNCTION countersign.retry_effect(
  key uuid, OUT acted_at timestamptz, OUT stage text, OUT picked_up_at timestamptz, OUT ended_at timestamptz,
  OUT raw_state text, OUT why text, OUT what_to_do text) RETURNS SETOF record
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  request countersign.retry_request;
BEGIN
  SELECT * INTO request FROM countersign.retry_request r WHERE r.key = $1 AND r.outcome = 'done';
  IF NOT FOUND OR NOT EXISTS (SELECT FROM countersign.item_kind k WHERE k.kind = request.kind) THEN
    RETURN;
  END IF;
  RETURN QUERY EXECUTE format(
    'SELECT $2, e.stage, e.picked_up_at, e.ended_at, e.raw_state, e.why, e.what_to_do FROM countersign.%I($1, $2) e',
    'effect_' || request.kind) USING request.id, request.at;
END $$;

CREATE FUNCTION countersign.item_timeline(
  kind text, id text, OUT at timestamptz, OUT what text, OUT who text, OUT "text" text, OUT bad boolean)
RETURNS SETOF record
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM countersign.require_kind($1);
  RETURN QUERY EXECUTE format(
    'SELECT t.at, t.what, t.who, t.text, t.bad FROM ('
    '  SELECT b.at, b.what, b.who, b.text, b.bad, 1 AS rank FROM countersign.%I($2) b'
    '  UNION ALL'
    '  SELECT r.at, CASE r.outcome WHEN ''done'' THEN ''retry'' ELSE ''refused'' END,'
    '         h.display_name,'
    '         CASE r.outcome WHEN ''done'' THEN ''Retried. Reason: '' || r.reason'
    '           ELSE ''Retry refused ('' || r.refusal || ''). Reason given: '' || r.reason END,'
    '         r.outcome <> ''done'', 0'
    '  FROM countersign.retry_request r JOIN countersign.human h ON h.human = r.human'
    '  WHERE r.kind = $1 AND r.id = $2'
    -- A backend keeps milliseconds: within one of them what we did comes before what it set.
    ') t ORDER BY date_trunc(''milliseconds'', t.at) NULLS LAST, t.rank, t.at LIMIT 1000', 'timeline_' || $1) USING $1, $2;
END $$;
