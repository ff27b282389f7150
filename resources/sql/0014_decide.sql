-- Deciding. Locks in one order everywhere: payout, request, head of the trail.

-- Ends a request. An approval that was already released to the backend is taken back there, as long as it lies there
-- untouched.
CREATE FUNCTION countersign.end_request(
  p_request countersign.request, p_human text, p_act text, p_state text, p_why text, p_detail jsonb) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  seq bigint;
BEGIN
  UPDATE countersign.request r SET state = p_state, why = p_why, detail = coalesce(p_detail, '{}')
    WHERE r.request = p_request.request;
  -- A rejection is its own row in the trail.
  IF p_act <> 'reject' THEN
    seq := countersign.append_audit(p_human, p_act, 'request/' || p_request.request, jsonb_build_object('why', p_why,
      'payout', p_request.payout, 'was', p_request.state) || coalesce(p_detail, '{}'));
  END IF;
  IF p_request.state = 'approved' THEN
    EXECUTE 'SELECT countersign.withdraw_payout($1)' USING p_request.payout;
  END IF;
  RETURN seq;
END $$;

-- Writes down what time has done to the live request of a payout. The payout is locked already.
CREATE FUNCTION countersign.expire_of(p_payout text, p_human text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  one countersign.request;
BEGIN
  SELECT * INTO one FROM countersign.request r WHERE r.payout = p_payout AND r.state IN ('pending', 'approved') FOR UPDATE;
  IF FOUND AND countersign.state_now(one) = 'expired' THEN
    PERFORM countersign.end_request(one, p_human, 'expire', 'expired',
      CASE one.state WHEN 'pending' THEN 'approve-by' ELSE 'execute-by' END, NULL);
  END IF;
END $$;

-- How what the backend holds now differs from what was signed; NULL: not at all.
CREATE FUNCTION countersign.difference(r countersign.request, p_open text) RETURNS jsonb
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  content record;
  now_ countersign.request := r;
  differs jsonb := '{}';
BEGIN
  SELECT * INTO content FROM countersign.payout_content(r.payout);
  IF NOT FOUND THEN
    RETURN '{"payout": "it is gone"}';
  END IF;
  now_.currency := content.currency;
  now_.total := content.total;
  now_.source := content.source;
  now_.creator := content.creator;
  now_.editor := content.editor;
  now_.line_count := content.line_count;
  now_.lines := content.lines;
  IF content.state IS DISTINCT FROM p_open THEN
    differs := jsonb_build_object('state', jsonb_build_array(p_open, content.state));
  END IF;
  IF countersign.request_digest(now_) IS NOT DISTINCT FROM r.digest THEN
    RETURN nullif(differs, '{}');
  END IF;
  SELECT differs || coalesce(jsonb_object_agg(f.name, jsonb_build_array(f.was, f.now)), '{}') INTO differs
  FROM (VALUES ('currency', r.currency, now_.currency), ('total', r.total::text, now_.total::text),
               ('source', r.source, now_.source), ('creator', r.creator, now_.creator),
               ('editor', r.editor, now_.editor)) f (name, was, now)
  WHERE f.was IS DISTINCT FROM f.now;
  RETURN differs || jsonb_build_object('digest', 'differs', 'lines', countersign.line_differences(r));
END $$;

CREATE FUNCTION countersign.line_differences(r countersign.request) RETURNS jsonb
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  found_lines jsonb;
BEGIN
  EXECUTE $lines$
    SELECT coalesce(jsonb_agg(d.one), '[]') FROM (
      SELECT jsonb_build_object('line', coalesce(s.line, n.line_id),
               'signed', CASE WHEN s.line IS NOT NULL THEN jsonb_build_object('destination', s.destination, 'method', s.method,
                 'amount', s.amount::text, 'currency', s.currency) END,
               'now', CASE WHEN n.line_id IS NOT NULL THEN jsonb_build_object('destination', left(n.destination, 500),
                 'method', n.method, 'amount', n.amount::text, 'currency', left(n.currency, 64)) END) AS one
      FROM (SELECT * FROM countersign.request_line WHERE request = $1) s
      FULL JOIN (SELECT * FROM countersign.payout_line WHERE payout_id = $2) n ON n.line_id = s.line
      WHERE (s.destination, s.method, s.amount, s.currency) IS DISTINCT FROM (n.destination, n.method, n.amount, n.currency)
      ORDER BY coalesce(s.line, n.line_id) LIMIT 20) d $lines$ INTO found_lines USING r.request, r.payout;
  RETURN found_lines;
END $$;

-- Is the human the one the backend's claim names? A claim is a login, a human or a display name, in any case.
CREATE FUNCTION countersign.is_named(p_human text, p_claim text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT p_claim <> '' AND EXISTS (
    SELECT FROM countersign.human h LEFT JOIN countersign.login l ON l.human = h.human
    WHERE h.human = p_human AND lower(p_claim) IN (lower(h.human), lower(h.display_name), lower(l.login)))
$$;

-- The signatures that count now: of active humans with active keys, whose octets fit.
CREATE FUNCTION countersign.count_signers(
  r countersign.request, OUT signers integer, OUT independent boolean, OUT rejected boolean, OUT last_signed_ms bigint)
LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
  SELECT count(DISTINCT d.human) FILTER (WHERE d.counts)::integer,
         coalesce(bool_or(d.verdict = 'approve' AND d.counts AND d.human <> r.requester
           AND NOT countersign.is_named(d.human, r.creator) AND NOT countersign.is_named(d.human, r.editor)), false),
         coalesce(bool_or(d.verdict = 'reject'), false),
         max(d.signed_ms) FILTER (WHERE d.counts)
  FROM (
    SELECT d.human, d.verdict, d.signed_ms,
           h.active AND countersign.key_state(k) = 'active' AND k.human = d.human
           AND CASE d.verdict
                 WHEN 'approve' THEN d.human <> r.requester
                 WHEN 'propose' THEN r.proposer_counts AND r.creator <> '' AND d.human = r.requester
                 ELSE false
               END AS counts
    FROM countersign.decision d
    JOIN countersign.human h ON h.human = d.human
    JOIN countersign.signing_key k ON k.key = d.key
    WHERE d.request = r.request) d
$$;

-- With the last approval the backend's own row moves, in this transaction.
CREATE FUNCTION countersign.release(r countersign.request, p_human text) RETURNS text
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
    AND o.state IN ('approved', 'executing', 'broadcast', 'done', 'failed')
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

-- Records a decision whose signature is good, and what follows from it.
CREATE FUNCTION countersign.take_decision(r countersign.request, d countersign.decision, p_words text)
RETURNS countersign.answer
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  counted record;
  capped text;
  state_ text := 'pending';
BEGIN
  d.audit_seq := countersign.append_audit(d.human, d.verdict, 'request/' || r.request, jsonb_build_object(
    'decision', p_words, 'signature', encode(d.signature, 'hex'), 'payout', r.payout));
  INSERT INTO countersign.decision VALUES (d.*);
  IF d.verdict = 'reject' THEN
    PERFORM countersign.end_request(r, d.human, 'reject', 'rejected', 'rejected', jsonb_build_object('reason', d.reason));
    RETURN countersign.answer('done', '', 'rejected', '{}', d.audit_seq);
  END IF;
  counted := countersign.count_signers(r);
  IF counted.signers >= greatest(r.required, 2) AND counted.independent AND NOT counted.rejected THEN
    capped := countersign.release(r, d.human);
    IF capped IS NOT NULL THEN
      RAISE EXCEPTION '%', capped USING ERRCODE = 'CS001'; -- undoes the decision: it may be given again tomorrow
    END IF;
    state_ := 'approved';
    PERFORM countersign.append_audit(d.human, 'release', 'request/' || r.request,
      jsonb_build_object('payout', r.payout, 'approver', d.human));
  END IF;
  RETURN countersign.answer('done', '', state_, jsonb_build_object('signers', counted.signers, 'required', r.required,
    'independent', counted.independent), d.audit_seq);
END $$;

CREATE FUNCTION countersign.decide_locked(d countersign.decision) RETURNS countersign.answer
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  subject text := 'request/' || d.request;
  r countersign.request;
  before countersign.decision;
  words text;
  wrong text;
  differs jsonb;
BEGIN
  SELECT * INTO r FROM countersign.request q WHERE q.request = d.request;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'there is no request %', d.request USING ERRCODE = '22023';
  END IF;
  EXECUTE 'SELECT countersign.lock_payout($1)' USING r.payout;
  PERFORM countersign.expire_of(r.payout, d.human);
  SELECT * INTO STRICT r FROM countersign.request q WHERE q.request = d.request FOR UPDATE;
  SELECT * INTO before FROM countersign.decision o WHERE o.request = d.request AND o.human = d.human;
  IF before.signature = d.signature THEN
    RETURN ROW('done', '', r.state, '{}', true, before.audit_seq, before.at)::countersign.answer;
  END IF;
  words := countersign.decision_text(d.verdict, r.digest, d.human, d.key, d.head_seq, d.head_hash, d.signed_ms, d.reason);
  wrong := CASE
    WHEN NOT (r.state = 'pending' OR r.state = 'approved' AND d.verdict = 'reject') THEN r.state
    WHEN d.human = r.requester THEN 'own-proposal' -- to take it back there is cancel
    WHEN before.request IS NOT NULL THEN 'already-decided'
  END;
  wrong := coalesce(wrong, countersign.wrong_signature(d.human, d.key, words, d.signature, d.head_seq, d.head_hash,
                                                       d.signed_ms, r.proposed_seq));
  IF wrong IS NOT NULL THEN
    RETURN countersign.refuse(d.human, d.verdict, subject, wrong, r.state, NULL);
  END IF;
  differs := countersign.difference(r, CASE r.state WHEN 'approved' THEN 'approved' ELSE 'pending' END);
  IF differs IS NOT NULL AND d.verdict = 'approve' THEN
    RETURN countersign.answer('refused', 'void', 'void', differs,
      countersign.end_request(r, d.human, 'void', 'void', 'changed', jsonb_build_object('differs', differs)));
  END IF;
  RETURN countersign.take_decision(r, d, words);
END $$;

-- Approve or reject, signed. Approvers only; whoever proposed may not approve.
CREATE FUNCTION countersign.decide(
  request uuid, verdict text, key bytea, signature bytea, head_seq bigint, head_hash bytea, signed_ms bigint, reason text)
RETURNS countersign.answer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '3s' AS $$
DECLARE
  d countersign.decision;
BEGIN
  d.human := countersign.require_member('approver');
  IF request IS NULL OR verdict IS NULL OR verdict NOT IN ('approve', 'reject') OR octet_length(key) IS DISTINCT FROM 32
     OR octet_length(signature) IS DISTINCT FROM 64 OR octet_length(head_hash) IS DISTINCT FROM 32
     OR head_seq IS NULL OR signed_ms IS NULL THEN
    RAISE EXCEPTION 'request, verdict (approve or reject), key and head (32 octets), signature (64) and time must be given'
      USING ERRCODE = '22023';
  END IF;
  IF verdict = 'reject' THEN
    PERFORM countersign.require_words(reason, 'reason');
  ELSIF coalesce(reason, '') <> '' THEN
    RAISE EXCEPTION 'an approval has no reason' USING ERRCODE = '22023';
  END IF;
  d.request := request;
  d.verdict := verdict;
  d.key := key;
  d.signature := signature;
  d.head_seq := head_seq;
  d.head_hash := head_hash;
  d.signed_ms := signed_ms;
  d.reason := coalesce(reason, '');
  d.at := clock_timestamp();
  BEGIN
    RETURN countersign.decide_locked(d);
  EXCEPTION
    WHEN lock_not_available OR deadlock_detected THEN
      RETURN countersign.answer('refused', 'busy', NULL, '{}', NULL);
    WHEN SQLSTATE 'CS001' THEN
      RETURN countersign.refuse(d.human, 'approve', 'request/' || d.request, SQLERRM, 'pending', NULL);
  END;
END $$;

-- Takes a request back: who proposed it, or any approver, until the worker has claimed it. Needs no signature: nothing
-- is paid by it.
CREATE FUNCTION countersign.cancel(request uuid, reason text) RETURNS countersign.answer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '3s' AS $$
DECLARE
  who text;
  r countersign.request;
BEGIN
  PERFORM countersign.require_read_committed();
  who := countersign.require_human();
  PERFORM countersign.require_words(reason, 'reason');
  SELECT * INTO r FROM countersign.request q WHERE q.request = $1;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'there is no request %', $1 USING ERRCODE = '22023';
  ELSIF r.requester <> who AND NOT pg_has_role(session_user, 'countersign_approver', 'MEMBER') THEN
    RAISE EXCEPTION 'only who proposed it or an approver cancels a request' USING ERRCODE = '42501';
  END IF;
  EXECUTE 'SELECT countersign.lock_payout($1)' USING r.payout;
  PERFORM countersign.expire_of(r.payout, who);
  SELECT * INTO STRICT r FROM countersign.request q WHERE q.request = $1 FOR UPDATE;
  IF r.state NOT IN ('pending', 'approved') THEN
    RETURN countersign.refuse(who, 'cancel', 'request/' || $1, r.state, r.state, NULL);
  END IF;
  RETURN countersign.answer('done', '', 'void', '{}',
    countersign.end_request(r, who, 'cancel', 'void', 'cancelled', jsonb_build_object('reason', reason)));
EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
  RETURN countersign.answer('refused', 'busy', NULL, '{}', NULL);
END $$;
