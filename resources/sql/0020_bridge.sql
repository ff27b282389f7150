-- Where the backend's worker is driven by a queue outside the database, changing the row is not enough: a small program
-- beside the backend, the bridge, puts a job into that queue by the queue's own library. It is woken by NOTIFY
-- countersign_retry, asks here what it has to put there, and leaves its heartbeat. It may do nothing else.
ALTER TABLE countersign.item_kind ADD COLUMN needs_bridge boolean NOT NULL DEFAULT false;
INSERT INTO countersign.setting (name, value, unit) VALUES
  ('bridge_silent_s',   60,    's'),  -- without a heartbeat for so long it is not there
  ('bridge_catch_up_s', 86400, 's');  -- what was retried longer ago is left to people

CREATE TABLE countersign.bridge_heartbeat (
  name    text PRIMARY KEY CHECK (name ~ '^[a-z0-9][a-z0-9_.-]{0,62}$'),
  kind    text NOT NULL CHECK (octet_length(kind) <= 64),
  version text NOT NULL CHECK (octet_length(version) <= 64),
  at      timestamptz NOT NULL,
  handled bigint NOT NULL,        -- jobs it has put into the queue, all its life
  mark    bigint NOT NULL,        -- retries up to this row of the trail are dealt with
  trouble text NOT NULL CHECK (octet_length(trouble) <= 500)
);
CREATE TRIGGER owner_only BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON countersign.bridge_heartbeat
  FOR EACH STATEMENT EXECUTE FUNCTION countersign.owner_only();
CREATE INDEX retry_request_bridge ON countersign.retry_request (kind, audit_seq) WHERE outcome = 'done';

CREATE VIEW countersign.bridge AS
  SELECT b.name, b.kind, b.version, b.at, b.handled, b.trouble,
         b.trouble = '' AND b.at > clock_timestamp()
           - make_interval(secs => countersign.setting('bridge_silent_s')::double precision) AS healthy
  FROM countersign.bridge_heartbeat b;

CREATE FUNCTION countersign.require_bridge() RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT pg_has_role(session_user, 'countersign_bridge', 'MEMBER') THEN
    RAISE EXCEPTION 'login % is no bridge', session_user USING ERRCODE = '42501';
  END IF;
END $$;

-- What a bridge has to deal with, oldest first. The trail is written under one lock, so its order is that of the commits and
-- a mark misses nothing. due: put it into the queue; else why says why it is not needed any more.
CREATE FUNCTION countersign.bridge_retries(
  name text, kind text, rows integer, OUT seq bigint, OUT id text, OUT key uuid, OUT at timestamptz, OUT due boolean,
  OUT why text) RETURNS SETOF record
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM countersign.require_bridge();
  PERFORM countersign.require_kind($2);
  RETURN QUERY
    SELECT r.audit_seq, r.id, r.key, r.at, w.why = '', w.why
    FROM (SELECT q.* FROM countersign.retry_request q
          WHERE q.kind = $2 AND q.outcome = 'done'
            AND q.audit_seq > coalesce((SELECT b.mark FROM countersign.bridge_heartbeat b WHERE b.name = $1), 0)
            AND q.at > clock_timestamp() - make_interval(secs => countersign.setting('bridge_catch_up_s')::double precision)
          ORDER BY q.audit_seq LIMIT least($3, 1000)) r
    LEFT JOIN LATERAL countersign.retry_effect(r.key) e ON true
    CROSS JOIN LATERAL (SELECT CASE
      WHEN EXISTS (SELECT FROM countersign.retry_request n
                   WHERE n.kind = r.kind AND n.id = r.id AND n.outcome = 'done' AND n.audit_seq > r.audit_seq)
        THEN 'retried again since'
      WHEN e.stage IS NULL THEN 'the item is gone'
      WHEN e.stage IN ('waiting', 'no_effect') THEN ''
      ELSE 'the backend has it: ' || e.stage END AS why) w
    ORDER BY r.audit_seq;
END $$;

-- The sign of life, and how far it has come. A name takes its mark along when it moves to another machine.
CREATE FUNCTION countersign.bridge_beat(
  name text, kind text, version text, added integer, mark bigint, trouble text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM countersign.require_bridge();
  PERFORM countersign.require_kind($2);
  IF (SELECT count(*) >= 100 FROM countersign.bridge_heartbeat b WHERE b.name <> $1) THEN
    RAISE EXCEPTION 'there are 100 bridges already' USING ERRCODE = '54000';
  END IF;
  INSERT INTO countersign.bridge_heartbeat AS b (name, kind, version, at, handled, mark, trouble)
  VALUES ($1, $2, $3, clock_timestamp(), greatest($4, 0), greatest($5, 0), $6)
  ON CONFLICT ON CONSTRAINT bridge_heartbeat_pkey DO UPDATE
    SET kind = excluded.kind, version = excluded.version, at = excluded.at, handled = b.handled + excluded.handled,
        mark = greatest(b.mark, excluded.mark), trouble = excluded.trouble;
END $$;

-- For a verdict: is somebody there to put the item into the queue? Never a reason to refuse: a backend that was mended picks
-- the row up by itself.
CREATE FUNCTION countersign.bridge_evidence(kind text) RETURNS jsonb
LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
  SELECT jsonb_build_object(
    'check', 'bridge', 'ok', coalesce(b.healthy, false), 'value', b.name, 'source', 'bridge', 'at', coalesce(b.at, clock_timestamp()),
    'text', CASE
      WHEN b.healthy THEN 'The bridge will put it into the queue of the backend'
      WHEN b.name IS NULL THEN 'No effect on this backend without the bridge, and none was ever seen'
      WHEN b.trouble <> '' THEN 'No effect on this backend without the bridge, which is in trouble: ' || b.trouble
      ELSE 'No effect on this backend without the bridge, which shows no sign of life' END)
  FROM (SELECT 1) one
  LEFT JOIN LATERAL (SELECT * FROM countersign.bridge x WHERE x.kind = $1 ORDER BY x.healthy DESC, x.at DESC LIMIT 1) b ON true
$$;

CREATE OR REPLACE FUNCTION countersign.retry_verdicts(kind text, ids text[]) RETURNS SETOF countersign.verdict
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  bridge jsonb;
BEGIN
  PERFORM countersign.require_kind($1);
  IF cardinality($2) > 1000 THEN
    RAISE EXCEPTION 'at most 1000 items are judged at once, not %', cardinality($2) USING ERRCODE = '54000';
  END IF;
  IF EXISTS (SELECT FROM countersign.item_kind k WHERE k.kind = $1 AND k.needs_bridge) THEN
    bridge := countersign.bridge_evidence($1);
  END IF;
  RETURN QUERY EXECUTE format(
    'SELECT v.id, v.verdict, v.reason, v.until, v.settled_by, v.fingerprint,'
    ' CASE WHEN $2 IS NULL OR v.verdict = ''UNSAFE'' THEN v.evidence ELSE coalesce(v.evidence, ''[]'') || $2 END'
    ' FROM countersign.%I($1) v', 'judge_' || $1) USING $2, bridge;
END $$;
