-- Proposing: freezes what the backend would pay. The kind of system gives lock_payout(id), release_payout(id, human),
-- withdraw_payout(id) and the views payout and payout_line.

-- What the backend holds now, as it would be signed. Without a row: no such payout.
CREATE FUNCTION countersign.payout_content(
  p_payout text, OUT state text, OUT currency text, OUT total numeric, OUT source text, OUT creator text,
  OUT editor text, OUT line_count integer, OUT lines text, OUT wrong text, OUT line_sum numeric) RETURNS SETOF record
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF to_regclass('countersign.payout') IS NULL THEN
    RAISE EXCEPTION 'this system has no payouts to approve' USING ERRCODE = '22023';
  END IF;
  RETURN QUERY EXECUTE $content$
    SELECT p.state::text, coalesce(p.currency::text, ''), p.total::numeric, coalesce(p.source::text, ''),
           coalesce(p.created_by::text, ''), coalesce(p.changed_by::text, ''), l.count, l.octets,
           CASE
             WHEN p.total IS NULL OR p.total = 'NaN'::numeric OR p.total <= 0 OR abs(p.total) >= 1e60 THEN 'total-not-positive'
             WHEN l.count = 0 THEN 'no-lines'
             WHEN l.count > 10000 THEN 'too-many-lines'
             WHEN l.incomplete THEN 'line-incomplete'
             WHEN l.currencies > 1 OR l.currency <> coalesce(p.currency, '') THEN 'mixed-currency'
             WHEN l.not_positive THEN 'amount-not-positive'
             WHEN l.deceptive OR countersign.is_deceptive(concat(p.id, p.currency, p.source, p.created_by, p.changed_by))
               THEN 'deceptive-text'
             WHEN l.too_long OR greatest(char_length(p.id), char_length(p.currency), char_length(p.source),
               char_length(p.created_by), char_length(p.changed_by)) > 500 THEN 'text-too-long'
             WHEN l.sum <> p.total THEN 'sum-differs'
           END, l.sum::numeric
    FROM countersign.payout p
    CROSS JOIN LATERAL (
      SELECT count(*)::integer AS count, sum(amount) AS sum, count(DISTINCT currency) AS currencies, min(currency) AS currency,
             coalesce(bool_or(line_id IS NULL OR destination IS NULL OR destination = '' OR method IS NULL OR amount IS NULL
               OR currency IS NULL), false) AS incomplete,
             coalesce(bool_or(greatest(char_length(line_id), char_length(destination), char_length(method),
               char_length(currency)) > 500), false) AS too_long,
             coalesce(bool_or(NOT amount > 0 OR amount = 'NaN'::numeric OR amount >= 1e60), false) AS not_positive,
             coalesce(bool_or(countersign.is_deceptive(concat(line_id, destination, method, currency))), false) AS deceptive,
             coalesce(string_agg('line=' || octet_length(octets) || ':' || octets || E'\n', '' ORDER BY line_id COLLATE "C"), '')
               AS octets
      FROM (
        SELECT line_id, destination, method, amount, currency,
               'line=' || octet_length(line_id) || ':' || line_id || E'\n'
               || 'destination=' || octet_length(destination) || ':' || destination || E'\n'
               || 'method=' || octet_length(method) || ':' || method || E'\n'
               || 'amount=' || octet_length(trim_scale(amount)::text) || ':' || trim_scale(amount)::text || E'\n'
               || 'currency=' || octet_length(currency) || ':' || currency || E'\n' AS octets
        FROM countersign.payout_line WHERE payout_id = $1 LIMIT 10001) one
    ) l
    WHERE p.id = $1 $content$ USING p_payout;
END $$;

-- The request as it would be now: the proposer's half given, the rest from the backend and the policy.
CREATE FUNCTION countersign.draft_request(
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
  wrong := CASE WHEN content.state IS DISTINCT FROM 'pending' THEN 'not-open' ELSE content.wrong END;
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

-- Checks a signature and all it claims; NULL when it is good, the reason otherwise.
CREATE FUNCTION countersign.wrong_signature(
  p_human text, p_key bytea, p_text text, p_signature bytea, p_head_seq bigint, p_head_hash bytea, p_signed_ms bigint,
  p_oldest_seq bigint) RETURNS text
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  k countersign.signing_key;
  next_at timestamptz;
BEGIN
  -- The row is locked: a revocation that has begun is waited for, one that comes later is later.
  SELECT * INTO k FROM countersign.signing_key s WHERE s.key = p_key FOR SHARE;
  IF NOT FOUND THEN
    RETURN 'key-unknown';
  ELSIF k.human <> p_human THEN
    RETURN 'key-of-another';
  ELSIF countersign.key_state(k) <> 'active' THEN
    RETURN 'key-not-active';
  ELSIF abs(p_signed_ms - countersign.now_ms()) > 120000 THEN
    RETURN 'clock';
  ELSIF NOT EXISTS (SELECT FROM countersign.audit a WHERE a.seq = p_head_seq AND a.hash = p_head_hash) THEN
    RETURN 'unknown-head';
  END IF;
  SELECT a.at INTO next_at FROM countersign.audit a WHERE a.seq = p_head_seq + 1;
  IF p_head_seq < p_oldest_seq OR next_at < clock_timestamp() - interval '10 minutes' THEN
    RETURN 'stale-head';
  ELSIF NOT countersign.ed25519_verify(k.public_key, convert_to(p_text, 'UTF8'), p_signature) THEN
    RETURN 'signature';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION countersign.insert_request(draft countersign.request) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO countersign.request VALUES (draft.*);
  EXECUTE 'INSERT INTO countersign.request_line (request, line, destination, method, amount, currency)
           SELECT $1, line_id, destination, method, amount, currency FROM countersign.payout_line WHERE payout_id = $2'
    USING draft.request, draft.payout;
END $$;

CREATE FUNCTION countersign.propose_locked(
  draft countersign.request, p_digest bytea, p_key bytea, p_signature bytea, p_head_seq bigint, p_head_hash bytea,
  p_signed_ms bigint) RETURNS countersign.answer
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  who text := draft.requester;
  subject text := 'request/' || draft.request;
  made record;
  before countersign.request;
  words text;
  wrong text;
BEGIN
  EXECUTE 'SELECT countersign.lock_payout($1)' USING draft.payout;
  SELECT * INTO before FROM countersign.request r WHERE r.request = draft.request;
  IF FOUND THEN
    IF before.requester = who AND before.digest = p_digest THEN
      RETURN ROW('done', '', countersign.state_now(before), '{}', true, before.proposed_seq, before.state_at)::countersign.answer;
    END IF;
    RETURN countersign.refuse(who, 'propose', subject, 'key-reused', before.state, NULL);
  END IF;
  PERFORM countersign.expire_of(draft.payout, who);
  made := countersign.draft_request(draft.payout, draft.request, draft.nonce, draft.memo, draft.created_ms, who);
  draft := made.draft;
  wrong := made.wrong;
  IF wrong IS NULL THEN
    draft.digest := countersign.request_digest(draft);
    words := countersign.decision_text('propose', draft.digest, who, p_key, p_head_seq, p_head_hash, p_signed_ms, '');
    wrong := CASE
      WHEN EXISTS (SELECT FROM countersign.request r WHERE r.payout = draft.payout
                   AND r.state IN ('pending', 'approved', 'executing', 'broadcast')) THEN 'already-live'
      WHEN EXISTS (SELECT FROM countersign.request r WHERE r.payout = draft.payout AND r.state = 'done') THEN 'already-paid'
      WHEN draft.digest IS DISTINCT FROM p_digest THEN 'changed'
      WHEN EXISTS (SELECT FROM countersign.request r WHERE r.nonce = draft.nonce) THEN 'nonce-reused'
      WHEN draft.total > (made.tier).cap_item THEN 'cap-item'
    END;
    wrong := coalesce(wrong, countersign.wrong_signature(who, p_key, words, p_signature, p_head_seq, p_head_hash,
                                                         p_signed_ms, 0));
  END IF;
  IF wrong IS NOT NULL THEN
    RETURN countersign.refuse(who, 'propose', subject, wrong, NULL,
      jsonb_build_object('payout', draft.payout, 'line_sum', made.line_sum::text));
  END IF;
  draft.state := 'pending';
  draft.state_at := clock_timestamp();
  draft.why := '';
  draft.detail := '{}';
  draft.proposed_seq := countersign.append_audit(who, 'propose', subject, jsonb_build_object(
    'request', countersign.request_text(draft), 'decision', words, 'signature', encode(p_signature, 'hex')));
  PERFORM countersign.insert_request(draft);
  INSERT INTO countersign.decision VALUES (draft.request, who, 'propose', p_key, p_signature, p_head_seq, p_head_hash,
    p_signed_ms, '', clock_timestamp(), draft.proposed_seq);
  RETURN countersign.answer('done', '', 'pending', '{}', draft.proposed_seq);
END $$;

-- The digest is the proposer's own, of the octets their program built from what it showed.
CREATE FUNCTION countersign.propose(
  payout text, request uuid, nonce bytea, memo text, created_ms bigint, digest bytea, key bytea, signature bytea,
  head_seq bigint, head_hash bytea, signed_ms bigint) RETURNS countersign.answer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '3s' AS $$
DECLARE
  draft countersign.request;
BEGIN
  draft.requester := countersign.require_member('operator');
  PERFORM countersign.require_words(memo, 'memo');
  IF payout IS NULL OR octet_length(payout) > 512 OR request IS NULL OR octet_length(nonce) IS DISTINCT FROM 16
     OR octet_length(digest) IS DISTINCT FROM 32 OR octet_length(key) IS DISTINCT FROM 32
     OR octet_length(signature) IS DISTINCT FROM 64 OR octet_length(head_hash) IS DISTINCT FROM 32
     OR head_seq IS NULL OR signed_ms IS NULL OR created_ms IS NULL THEN
    RAISE EXCEPTION 'payout, request, nonce (16 octets), digest, key, head (32 each), signature (64) and times must be given'
      USING ERRCODE = '22023';
  ELSIF abs(created_ms - countersign.now_ms()) > 600000 THEN
    RAISE EXCEPTION 'the request was made at another time than now: is this machine''s clock right?' USING ERRCODE = '22023';
  END IF;
  draft.payout := payout;
  draft.request := request;
  draft.nonce := nonce;
  draft.memo := memo;
  draft.created_ms := created_ms;
  RETURN countersign.propose_locked(draft, digest, key, signature, head_seq, head_hash, signed_ms);
EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
  RETURN countersign.answer('refused', 'busy', NULL, '{}', NULL);
END $$;
