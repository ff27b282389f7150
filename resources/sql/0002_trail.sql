-- The trail: a hash chain. hash = sha256(0x01 || prev || body), body the canonical bytes of the row's fields.
CREATE TABLE countersign.audit (
  seq     bigint PRIMARY KEY,
  at      timestamptz NOT NULL,
  at_us   bigint NOT NULL, -- what is hashed: microseconds since 1970, free of any session setting
  actor   text NOT NULL,   -- session_user
  human   text NOT NULL,
  act     text NOT NULL,
  subject text NOT NULL,
  detail  text NOT NULL,   -- JSON, kept as the text that was hashed
  prev    bytea NOT NULL,
  hash    bytea NOT NULL UNIQUE
);

-- One row, locked for every append: the chain has no gaps and no forks.
CREATE TABLE countersign.audit_head (
  one  boolean PRIMARY KEY DEFAULT true CHECK (one),
  seq  bigint NOT NULL,
  hash bytea NOT NULL
);
INSERT INTO countersign.audit_head (seq, hash) VALUES (0, decode(repeat('00', 32), 'hex'));

CREATE FUNCTION countersign.refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'the trail is append-only: % of countersign.audit is refused', TG_OP USING ERRCODE = '42501';
END $$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON countersign.audit
  FOR EACH ROW EXECUTE FUNCTION countersign.refuse_change();
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON countersign.audit
  FOR EACH STATEMENT EXECUTE FUNCTION countersign.refuse_change();

-- name=LENGTH:value\n with the length in octets of UTF-8: no value can imitate another field.
CREATE FUNCTION countersign.canonical_field(name text, value text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT name || '=' || octet_length(convert_to(value, 'UTF8')) || ':' || value || E'\n'
$$;

CREATE FUNCTION countersign.canonical_audit(
  seq bigint, at_us bigint, actor text, human text, act text, subject text, detail text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT countersign.canonical_field('type', 'countersign/audit/v1')
      || countersign.canonical_field('seq', seq::text)
      || countersign.canonical_field('at_us', at_us::text)
      || countersign.canonical_field('actor', actor)
      || countersign.canonical_field('human', human)
      || countersign.canonical_field('act', act)
      || countersign.canonical_field('subject', subject)
      || countersign.canonical_field('detail', detail)
$$;

-- Appends one row in the caller's transaction: when it can't, the act it records doesn't happen either.
CREATE FUNCTION countersign.append_audit(p_human text, p_act text, p_subject text, p_detail jsonb) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  head countersign.audit_head;
  row_ countersign.audit;
BEGIN
  SELECT * INTO STRICT head FROM countersign.audit_head FOR UPDATE;
  row_.seq := head.seq + 1;
  row_.at := clock_timestamp();
  row_.at_us := (extract(epoch FROM row_.at) * 1000000)::bigint;
  row_.actor := session_user;
  row_.human := p_human;
  row_.act := p_act;
  row_.subject := p_subject;
  row_.detail := p_detail::text;
  row_.prev := head.hash;
  row_.hash := sha256('\x01'::bytea || head.hash || convert_to(
    countersign.canonical_audit(row_.seq, row_.at_us, row_.actor, row_.human, row_.act, row_.subject, row_.detail),
    'UTF8'));
  INSERT INTO countersign.audit VALUES (row_.*);
  UPDATE countersign.audit_head SET seq = row_.seq, hash = row_.hash;
  RETURN row_.seq;
END $$;

CREATE VIEW countersign.trail AS
  SELECT seq, at, at_us, actor, human, act, subject, detail, prev, hash FROM countersign.audit;
CREATE VIEW countersign.trail_head AS
  SELECT seq, hash FROM countersign.audit_head;
