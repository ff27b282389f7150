-- Every press of Retry that got an answer, by its idempotency key.
CREATE TYPE countersign.act_result AS (
  outcome text, reason text, until timestamptz, detail jsonb, replayed boolean, audit_seq bigint, at timestamptz);

CREATE TABLE countersign.retry_request (
  key         uuid PRIMARY KEY,
  human       text NOT NULL REFERENCES countersign.human,
  login       text NOT NULL,
  kind        text NOT NULL,
  id          text NOT NULL,
  fingerprint text NOT NULL,
  reason      text NOT NULL,
  evidence    jsonb NOT NULL, -- what the console saw on the chain
  outcome     text NOT NULL CHECK (outcome IN ('done', 'refused')),
  refusal     text NOT NULL,  -- empty when done
  until       timestamptz,
  detail      jsonb NOT NULL, -- what the database saw
  at          timestamptz NOT NULL,
  audit_seq   bigint NOT NULL REFERENCES countersign.audit
);
CREATE INDEX retry_request_item ON countersign.retry_request (kind, id, at);
CREATE INDEX retry_request_human ON countersign.retry_request (human, at);

CREATE FUNCTION countersign.stored_result(request countersign.retry_request, replayed boolean)
RETURNS countersign.act_result
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT ROW(request.outcome, request.refusal, request.until, request.detail, replayed, request.audit_seq,
             request.at)::countersign.act_result
$$;

-- The stored result of an earlier press; no row when the database has never stored that key.
-- People see their own; an auditor sees all.
CREATE FUNCTION countersign.retry_result(key uuid) RETURNS SETOF countersign.act_result
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT (countersign.stored_result(r, true)).*
  FROM countersign.retry_request r
  WHERE r.key = $1
    AND (pg_has_role(session_user, 'countersign_auditor', 'MEMBER')
         OR r.human = (SELECT l.human FROM countersign.login l WHERE l.login = session_user))
$$;

-- When the limit will let the next act through; NULL: it does now.
CREATE FUNCTION countersign.limit_until(
  p_human text, p_kind text, p_id text, OUT reason text, OUT until timestamptz)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  item_window interval := make_interval(secs => countersign.setting('retry_per_item_window_s')::double precision);
  human_window interval := make_interval(secs => countersign.setting('retry_per_human_window_s')::double precision);
BEGIN
  -- With a limit of n, the n-th newest act inside the window is the one whose age frees a place.
  SELECT r.at + item_window INTO until FROM countersign.retry_request r
  WHERE r.kind = p_kind AND r.id = p_id AND r.outcome = 'done' AND r.at > clock_timestamp() - item_window
  ORDER BY r.at DESC OFFSET greatest(countersign.setting('retry_per_item') - 1, 0)::bigint LIMIT 1;
  IF until IS NOT NULL THEN
    reason := 'limit-item';
    RETURN;
  END IF;
  SELECT r.at + human_window INTO until FROM countersign.retry_request r
  WHERE r.human = p_human AND r.at > clock_timestamp() - human_window
  ORDER BY r.at DESC OFFSET greatest(countersign.setting('retry_per_human') - 1, 0)::bigint LIMIT 1;
  IF until IS NOT NULL THEN
    reason := 'limit-human';
  END IF;
END $$;
