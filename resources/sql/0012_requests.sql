-- Payout requests: what would be paid, frozen at the proposal, and what people decided on it.
CREATE TABLE countersign.request (
  request           uuid PRIMARY KEY,
  payout            text NOT NULL,
  currency          text NOT NULL,
  total             numeric NOT NULL,
  source            text NOT NULL,
  creator           text NOT NULL, -- the backend's claim; empty: unknown
  editor            text NOT NULL,
  memo              text NOT NULL,
  policy            integer NOT NULL REFERENCES countersign.policy,
  required          integer NOT NULL CHECK (required >= 2),
  proposer_counts   boolean NOT NULL,
  requester         text NOT NULL REFERENCES countersign.human,
  nonce             bytea NOT NULL UNIQUE CHECK (octet_length(nonce) = 16),
  created_ms        bigint NOT NULL,
  approve_by_ms     bigint NOT NULL,
  execute_within_ms bigint NOT NULL,
  line_count        integer NOT NULL CHECK (line_count BETWEEN 1 AND 10000),
  lines             text NOT NULL, -- the canonical octets of every line, as signed
  digest            bytea NOT NULL UNIQUE,
  proposed_seq      bigint NOT NULL REFERENCES countersign.audit,
  -- what happens to it afterwards; everything above never changes
  state             text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'approved', 'executing', 'broadcast',
                      'done', 'failed', 'rejected', 'void', 'expired')),
  state_at          timestamptz NOT NULL DEFAULT clock_timestamp(),
  execute_by        timestamptz, -- set by the last approval
  why               text NOT NULL DEFAULT '',
  detail            jsonb NOT NULL DEFAULT '{}'
);
-- One live request per payout.
CREATE UNIQUE INDEX request_live ON countersign.request (payout)
  WHERE state IN ('pending', 'approved', 'executing', 'broadcast');
CREATE INDEX request_payout ON countersign.request (payout, created_ms);
CREATE INDEX request_state ON countersign.request (state, created_ms);
CREATE INDEX request_day ON countersign.request (currency, state_at) WHERE execute_by IS NOT NULL;

CREATE TABLE countersign.request_line (
  request     uuid NOT NULL REFERENCES countersign.request,
  line        text NOT NULL,
  destination text NOT NULL,
  method      text NOT NULL,
  amount      numeric NOT NULL CHECK (amount > 0),
  currency    text NOT NULL,
  PRIMARY KEY (request, line)
);
CREATE INDEX request_line_destination ON countersign.request_line (destination);

CREATE TABLE countersign.decision (
  request   uuid NOT NULL REFERENCES countersign.request,
  human     text NOT NULL REFERENCES countersign.human,
  verdict   text NOT NULL CHECK (verdict IN ('propose', 'approve', 'reject')),
  key       bytea NOT NULL REFERENCES countersign.signing_key,
  signature bytea NOT NULL CHECK (octet_length(signature) = 64),
  head_seq  bigint NOT NULL,
  head_hash bytea NOT NULL,
  signed_ms bigint NOT NULL,
  reason    text NOT NULL,
  at        timestamptz NOT NULL DEFAULT clock_timestamp(),
  audit_seq bigint NOT NULL REFERENCES countersign.audit,
  PRIMARY KEY (request, human) -- one word a human, whatever their keys and logins
);

-- What the worker said it sent, before it sent it.
CREATE TABLE countersign.broadcast (
  request     uuid NOT NULL REFERENCES countersign.request,
  tx_hash     text NOT NULL,
  chain_nonce text NOT NULL,
  lines       text[] NOT NULL, -- empty: all of them
  at          timestamptz NOT NULL DEFAULT clock_timestamp(),
  audit_seq   bigint NOT NULL REFERENCES countersign.audit,
  PRIMARY KEY (request, tx_hash)
);

-- Allows the backend's row to move in the transaction that decided it, and in no other.
CREATE TABLE countersign.release_ticket (
  payout  text PRIMARY KEY,
  request uuid NOT NULL REFERENCES countersign.request,
  xid     xid8 NOT NULL
);

CREATE FUNCTION countersign.refuse_rewrite() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'what was proposed or decided never changes: % of countersign.% is refused', TG_OP, TG_TABLE_NAME
    USING ERRCODE = '42501';
END $$;
-- Of a request only its state may change, and only forwards.
CREATE FUNCTION countersign.keep_request() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  moving constant text[] := ARRAY['state', 'state_at', 'execute_by', 'why', 'detail'];
  onwards constant jsonb := '{"pending": ["approved", "rejected", "void", "expired"],
    "approved": ["executing", "rejected", "void", "expired"], "executing": ["broadcast", "failed"],
    "broadcast": ["done", "failed"]}';
BEGIN
  IF to_jsonb(OLD) - moving <> to_jsonb(NEW) - moving OR OLD.digest <> NEW.digest OR OLD.nonce <> NEW.nonce THEN
    RAISE EXCEPTION 'what was proposed never changes: request %', OLD.request USING ERRCODE = '42501';
  ELSIF NOT coalesce(onwards -> OLD.state ? NEW.state, false) THEN
    RAISE EXCEPTION 'request % cannot go from % to %', OLD.request, OLD.state, NEW.state USING ERRCODE = '55000';
  END IF;
  NEW.state_at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER request_keep BEFORE UPDATE ON countersign.request
  FOR EACH ROW EXECUTE FUNCTION countersign.keep_request();
CREATE TRIGGER request_no_delete BEFORE DELETE ON countersign.request
  FOR EACH ROW EXECUTE FUNCTION countersign.refuse_rewrite();
CREATE TRIGGER request_line_keep BEFORE UPDATE OR DELETE ON countersign.request_line
  FOR EACH ROW EXECUTE FUNCTION countersign.refuse_rewrite();
CREATE TRIGGER decision_keep BEFORE UPDATE OR DELETE ON countersign.decision
  FOR EACH ROW EXECUTE FUNCTION countersign.refuse_rewrite();
CREATE TRIGGER broadcast_keep BEFORE UPDATE OR DELETE ON countersign.broadcast
  FOR EACH ROW EXECUTE FUNCTION countersign.refuse_rewrite();
CREATE TRIGGER request_no_truncate BEFORE TRUNCATE ON countersign.request
  FOR EACH STATEMENT EXECUTE FUNCTION countersign.refuse_rewrite();
CREATE TRIGGER request_line_no_truncate BEFORE TRUNCATE ON countersign.request_line
  FOR EACH STATEMENT EXECUTE FUNCTION countersign.refuse_rewrite();
CREATE TRIGGER decision_no_truncate BEFORE TRUNCATE ON countersign.decision
  FOR EACH STATEMENT EXECUTE FUNCTION countersign.refuse_rewrite();
CREATE TRIGGER broadcast_no_truncate BEFORE TRUNCATE ON countersign.broadcast
  FOR EACH STATEMENT EXECUTE FUNCTION countersign.refuse_rewrite();

-- The octets that are digested: models/trust/PROTOCOL.md, countersign/payout/v1.
CREATE FUNCTION countersign.request_text(r countersign.request) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT countersign.canonical_field('type', 'countersign/payout/v1')
      || countersign.canonical_field('domain', countersign.domain())
      || countersign.canonical_field('request', r.request::text)
      || countersign.canonical_field('payout', r.payout)
      || countersign.canonical_field('currency', r.currency)
      || countersign.canonical_field('total', countersign.decimal_text(r.total))
      || countersign.canonical_field('source', r.source)
      || countersign.canonical_field('creator', r.creator)
      || countersign.canonical_field('editor', r.editor)
      || countersign.canonical_field('memo', r.memo)
      || countersign.canonical_field('policy', r.policy::text)
      || countersign.canonical_field('required', r.required::text)
      || countersign.canonical_field('proposer_counts', CASE WHEN r.proposer_counts THEN '1' ELSE '0' END)
      || countersign.canonical_field('requester', r.requester)
      || countersign.canonical_field('nonce', encode(r.nonce, 'hex'))
      || countersign.canonical_field('created_ms', r.created_ms::text)
      || countersign.canonical_field('approve_by_ms', r.approve_by_ms::text)
      || countersign.canonical_field('execute_within_ms', r.execute_within_ms::text)
      || countersign.canonical_field('lines', r.line_count::text)
      || r.lines
$$;

CREATE FUNCTION countersign.request_digest(r countersign.request) RETURNS bytea
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT sha256(convert_to(countersign.request_text(r), 'UTF8'))
$$;

-- countersign/decision/v1
CREATE FUNCTION countersign.decision_text(p_verdict text, p_digest bytea, p_human text, p_key bytea, p_head_seq bigint,
  p_head_hash bytea, p_signed_ms bigint, p_reason text) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT countersign.canonical_field('type', 'countersign/decision/v1')
      || countersign.canonical_field('domain', countersign.domain())
      || countersign.canonical_field('verdict', p_verdict)
      || countersign.canonical_field('digest', encode(p_digest, 'hex'))
      || countersign.canonical_field('human', p_human)
      || countersign.canonical_field('key', encode(p_key, 'hex'))
      || countersign.canonical_field('head_seq', p_head_seq::text)
      || countersign.canonical_field('head_hash', encode(p_head_hash, 'hex'))
      || countersign.canonical_field('signed_ms', p_signed_ms::text)
      || countersign.canonical_field('reason', p_reason)
$$;

-- What time has made of a state: a request nobody touched any more has still expired.
CREATE FUNCTION countersign.state_now(r countersign.request) RETURNS text
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN r.state = 'pending' AND countersign.now_ms() >= r.approve_by_ms
                OR r.state = 'approved' AND clock_timestamp() >= r.execute_by THEN 'expired' ELSE r.state END
$$;
