-- Paid without a claim: the backend holds as paid, or as being paid, what no worker claimed. It is seen at once, the
-- request ends, and the payout is never proposed again.
CREATE TABLE countersign.unclaimed (
  payout  text PRIMARY KEY,
  request uuid NOT NULL REFERENCES countersign.request,
  backend text NOT NULL, -- what the backend said of it: executing or done
  at      timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TRIGGER owner_only BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON countersign.unclaimed
  FOR EACH STATEMENT EXECUTE FUNCTION countersign.owner_only();
CREATE TRIGGER unclaimed_keep BEFORE UPDATE OR DELETE ON countersign.unclaimed
  FOR EACH ROW EXECUTE FUNCTION countersign.refuse_rewrite();
CREATE TRIGGER unclaimed_no_truncate BEFORE TRUNCATE ON countersign.unclaimed
  FOR EACH STATEMENT EXECUTE FUNCTION countersign.refuse_rewrite();

-- How the backend holds a payout as paid or being paid; NULL: it does not.
CREATE FUNCTION countersign.paid_state(p_payout text) RETURNS text
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  held text;
BEGIN
  IF to_regclass('countersign.payout') IS NOT NULL THEN
    EXECUTE 'SELECT p.state::text FROM countersign.payout p WHERE p.id = $1 AND p.state IN (''executing'', ''done'')'
      INTO held USING p_payout;
  END IF;
  RETURN held;
END $$;

-- What time, or a payment past us, has made of a state.
CREATE OR REPLACE FUNCTION countersign.state_now(r countersign.request) RETURNS text
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN r.state IN ('pending', 'approved') AND countersign.paid_state(r.payout) IS NOT NULL THEN 'void'
              WHEN r.state = 'pending' AND countersign.now_ms() >= r.approve_by_ms
                OR r.state = 'approved' AND clock_timestamp() >= r.execute_by THEN 'expired' ELSE r.state END
$$;

-- Writes it down, once a payout. The payout is locked already. A request that ended before stays as it ended.
CREATE FUNCTION countersign.note_unclaimed(r countersign.request, p_human text, p_held text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  is_new boolean;
BEGIN
  INSERT INTO countersign.unclaimed (payout, request, backend) VALUES (r.payout, r.request, p_held) ON CONFLICT DO NOTHING;
  is_new := FOUND;
  IF r.state IN ('pending', 'approved') THEN
    -- The day it was approved on stays: what was paid counts against the day's cap.
    PERFORM countersign.end_request(r, p_human, 'void', 'void', 'paid-unclaimed',
      r.detail || jsonb_build_object('backend', p_held));
  ELSIF is_new THEN
    PERFORM countersign.append_audit(p_human, 'paid-unclaimed', 'payout/' || r.payout,
      jsonb_build_object('request', r.request, 'was', r.state, 'backend', p_held));
  END IF;
END $$;

-- Writes down what time, or a payment past us, has done to the live request of a payout. The payout is locked already.
CREATE OR REPLACE FUNCTION countersign.expire_of(p_payout text, p_human text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  one countersign.request;
  held text;
BEGIN
  SELECT * INTO one FROM countersign.request r WHERE r.payout = p_payout AND r.state IN ('pending', 'approved') FOR UPDATE;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  held := countersign.paid_state(p_payout);
  IF held IS NOT NULL THEN
    PERFORM countersign.note_unclaimed(one, p_human, held);
  ELSIF countersign.state_now(one) = 'expired' THEN
    PERFORM countersign.end_request(one, p_human, 'expire', 'expired',
      CASE one.state WHEN 'pending' THEN 'approve-by' ELSE 'execute-by' END, NULL);
  END IF;
END $$;

-- For the guard's trigger. Never stands in the backend's way: where a lock is not to be had soon, the next act on the
-- request finds it, and until then state_now() says it.
CREATE FUNCTION countersign.look_unclaimed(p_payout text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '300ms' AS $$
DECLARE
  latest countersign.request;
  held text;
BEGIN
  -- Every row of the backend's comes by here: most have no request.
  IF NOT EXISTS (SELECT FROM countersign.request r WHERE r.payout = p_payout) THEN
    RETURN;
  END IF;
  held := countersign.paid_state(p_payout);
  IF held IS NULL THEN
    RETURN;
  END IF;
  EXECUTE 'SELECT countersign.lock_payout($1)' USING p_payout;
  SELECT * INTO latest FROM countersign.request r WHERE r.payout = p_payout
    ORDER BY r.proposed_seq DESC LIMIT 1 FOR UPDATE;
  IF latest.state IN ('pending', 'approved') OR NOT EXISTS (SELECT FROM countersign.request r
       WHERE r.payout = p_payout AND r.state IN ('executing', 'broadcast', 'done', 'failed')) THEN
    PERFORM countersign.note_unclaimed(latest, '', held);
  END IF;
EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
  RAISE DEBUG 'countersign: % is busy, that it was paid is found at the next act', p_payout;
END $$;

-- TG_ARGV: name of the id column.
CREATE FUNCTION countersign.guard_paid() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM countersign.look_unclaimed(to_jsonb(NEW) ->> TG_ARGV[0]);
  RETURN NULL;
END $$;

-- TG_ARGV: name of the id column, of the status column, the released words, the executing words, the paid words (each
-- separated by blanks). A paid word is one the backend writes after it has paid: from a released state it passes,
-- because refusing it would hide a payment; what was never released can't have been paid.
CREATE OR REPLACE FUNCTION countersign.guard_release() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  id text := to_jsonb(NEW) ->> TG_ARGV[0];
  now_ text := to_jsonb(NEW) ->> TG_ARGV[1];
  -- Under another id it is another payout, and nobody signed that one.
  was text := CASE WHEN TG_OP = 'UPDATE' AND to_jsonb(OLD) ->> TG_ARGV[0] = id THEN to_jsonb(OLD) ->> TG_ARGV[1] END;
  released text[] := string_to_array(TG_ARGV[2], ' ');
  executing text[] := string_to_array(TG_ARGV[3], ' ');
  paid text[] := string_to_array(coalesce(TG_ARGV[4], ''), ' ');
BEGIN
  IF now_ IS NOT DISTINCT FROM was OR NOT (now_ = ANY (released || executing || paid)) THEN
    RETURN NEW;
  END IF;
  IF now_ = ANY (released) AND NOT EXISTS (SELECT FROM countersign.release_ticket t
       WHERE t.payout = id AND t.xid = pg_current_xact_id()) THEN
    RAISE EXCEPTION 'payout % is released by two people in Countersign, not by this', id
      USING ERRCODE = '42501', HINT = 'Propose it there; the last signature releases it.';
  ELSIF now_ = ANY (executing) AND NOT EXISTS (SELECT FROM countersign.request r
       WHERE r.payout = id AND (r.state IN ('executing', 'broadcast')
         -- Once paid it may go on to its end, but not begin again.
         OR r.state = 'done' AND (was = ANY (released) OR was = ANY (executing)))) THEN
    RAISE EXCEPTION 'payout % was not claimed in Countersign: the worker calls countersign.claim first', id
      USING ERRCODE = '42501';
  ELSIF now_ = ANY (paid) AND NOT coalesce(was = ANY (released), false) AND NOT EXISTS (SELECT FROM countersign.request r
       WHERE r.payout = id AND r.execute_by IS NOT NULL) THEN
    RAISE EXCEPTION 'payout % was never released by two people in Countersign, so it can''t have been paid', id
      USING ERRCODE = '42501', HINT = 'Propose it there; the last signature releases it.';
  END IF;
  RETURN NEW;
END $$;

-- The request as it would be now: the proposer's half given, the rest from the backend and the policy.
CREATE OR REPLACE FUNCTION countersign.draft_request(
  p_payout text, p_request uuid, p_nonce bytea, p_memo text, p_created_ms bigint, p_requester text,
  OUT draft countersign.request, OUT wrong text, OUT line_sum numeric, OUT tier countersign.policy_tier)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  content record;
BEGIN
  SELECT * INTO content FROM countersign.payout_content(p_payout);
  IF NOT FOUND THEN
    wrong := 'no-such-payout';
    RETURN;
  END IF;
  wrong := CASE
    WHEN EXISTS (SELECT FROM countersign.unclaimed u WHERE u.payout = p_payout) THEN 'already-paid'
    WHEN content.state IS DISTINCT FROM 'pending' THEN 'not-open' ELSE content.wrong END;
  line_sum := content.line_sum;
  tier := countersign.tier_for(content.currency, coalesce(content.total, 0));
  draft.request := p_request;
  draft.payout := p_payout;
  draft.currency := content.currency;
  draft.total := content.total;
  draft.source := content.source;
  draft.creator := content.creator;
  draft.editor := content.editor;
  draft.memo := p_memo;
  draft.policy := tier.version;
  draft.required := tier.required;
  draft.proposer_counts := tier.proposer_counts;
  draft.requester := p_requester;
  draft.nonce := p_nonce;
  draft.created_ms := p_created_ms;
  draft.approve_by_ms := p_created_ms + tier.approve_within_s * 1000::bigint;
  draft.execute_within_ms := tier.execute_within_s * 1000::bigint;
  draft.line_count := content.line_count;
  draft.lines := content.lines;
END $$;

-- With the last approval the backend's own row moves, in this transaction.
CREATE OR REPLACE FUNCTION countersign.release(r countersign.request, p_human text) RETURNS text
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  tier countersign.policy_tier := countersign.tier_for(r.currency, r.total);
  this_day text;
  today numeric;
BEGIN
  -- Whoever approves holds the head of the trail: nobody else adds to this day meanwhile.
  PERFORM FROM countersign.audit_head FOR UPDATE;
  this_day := to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD');
  SELECT coalesce(sum(o.total), 0) INTO today FROM countersign.request o
  WHERE o.currency = r.currency AND o.request <> r.request AND o.execute_by IS NOT NULL
    AND (o.state IN ('approved', 'executing', 'broadcast', 'done', 'failed') OR o.why = 'paid-unclaimed')
    AND (o.detail ->> 'approved_day') = this_day;
  IF r.total > tier.cap_item THEN
    RETURN 'cap-item';
  ELSIF today + r.total > tier.cap_day THEN
    RETURN 'cap-day';
  END IF;
  UPDATE countersign.request q SET state = 'approved', why = '',
    execute_by = clock_timestamp() + r.execute_within_ms * interval '1 millisecond',
    detail = jsonb_build_object('approved_day', this_day)
    WHERE q.request = r.request;
  INSERT INTO countersign.release_ticket VALUES (r.payout, r.request, pg_current_xact_id())
    ON CONFLICT (payout) DO UPDATE SET request = excluded.request, xid = excluded.xid;
  EXECUTE 'SELECT countersign.release_payout($1, $2)' USING r.payout, p_human;
  DELETE FROM countersign.release_ticket t WHERE t.payout = r.payout;
  RETURN NULL;
END $$;

-- As before, and why says what state does.
CREATE OR REPLACE VIEW countersign.payout_request AS
  SELECT r.request, r.payout, countersign.state_now(r) AS state, r.state AS stored_state, r.currency, r.total, r.line_count, r.source, r.creator,
         r.editor, r.memo, r.policy, r.required, r.proposer_counts, r.requester, encode(r.nonce, 'hex') AS nonce,
         r.created_ms, r.approve_by_ms, r.execute_within_ms, encode(r.digest, 'hex') AS digest,
         to_timestamp(r.created_ms / 1000.0) AS created_at, to_timestamp(r.approve_by_ms / 1000.0) AS approve_by,
         r.execute_by, r.state_at,
         CASE WHEN r.state IN ('pending', 'approved') AND countersign.state_now(r) = 'void' THEN 'paid-unclaimed' ELSE r.why END AS why,
         r.detail, r.proposed_seq,
         (SELECT count(*) FROM countersign.decision d WHERE d.request = r.request
           AND (d.verdict = 'approve' OR d.verdict = 'propose' AND r.proposer_counts AND r.creator <> ''))::integer AS signed
  FROM countersign.request r;
