-- May this item be retried? The database's half of the answer; the judging SQL is the kind's.
CREATE TYPE countersign.verdict AS (
  id text, verdict text, reason text, until timestamptz, settled_by text, fingerprint text, evidence jsonb);

CREATE FUNCTION countersign.require_kind(kind text) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM countersign.item_kind k WHERE k.kind = $1) THEN
    RAISE EXCEPTION 'this database has no items of kind "%"', $1 USING ERRCODE = '22023';
  END IF;
END $$;

-- Verdicts of many items at once; an id that doesn't exist gives no row.
CREATE FUNCTION countersign.retry_verdicts(kind text, ids text[]) RETURNS SETOF countersign.verdict
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM countersign.require_kind($1);
  IF cardinality($2) > 1000 THEN
    RAISE EXCEPTION 'at most 1000 items are judged at once, not %', cardinality($2) USING ERRCODE = '54000';
  END IF;
  RETURN QUERY EXECUTE format('SELECT * FROM countersign.%I($1)', 'judge_' || $1) USING $2;
END $$;

CREATE FUNCTION countersign.retry_verdict(
  kind text, id text, OUT verdict text, OUT reason text, OUT until timestamptz, OUT settled_by text,
  OUT fingerprint text, OUT evidence jsonb) RETURNS SETOF record
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT v.verdict, v.reason, v.until, v.settled_by, v.fingerprint, v.evidence
  FROM countersign.retry_verdicts($1, ARRAY[$2]) v
$$;
