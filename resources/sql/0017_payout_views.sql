-- What people read of requests. Filter by stored_state, which has an index; state is what time has made of it.
CREATE VIEW countersign.payout_request AS
  SELECT r.request, r.payout, countersign.state_now(r) AS state, r.state AS stored_state, r.currency, r.total, r.line_count, r.source, r.creator,
         r.editor, r.memo, r.policy, r.required, r.proposer_counts, r.requester, encode(r.nonce, 'hex') AS nonce,
         r.created_ms, r.approve_by_ms, r.execute_within_ms, encode(r.digest, 'hex') AS digest,
         to_timestamp(r.created_ms / 1000.0) AS created_at, to_timestamp(r.approve_by_ms / 1000.0) AS approve_by,
         r.execute_by, r.state_at, r.why, r.detail, r.proposed_seq,
         (SELECT count(*) FROM countersign.decision d WHERE d.request = r.request
           AND (d.verdict = 'approve' OR d.verdict = 'propose' AND r.proposer_counts AND r.creator <> ''))::integer AS signed
  FROM countersign.request r;
CREATE VIEW countersign.payout_request_line AS
  SELECT request, line, destination, method, amount, currency FROM countersign.request_line;
CREATE VIEW countersign.payout_decision AS
  SELECT d.request, d.human, h.display_name, d.verdict, encode(d.key, 'hex') AS key, encode(d.signature, 'hex') AS signature,
         d.head_seq, encode(d.head_hash, 'hex') AS head_hash, d.signed_ms, d.reason, d.at, d.audit_seq,
         countersign.key_state(k) AS key_state
  FROM countersign.decision d
  JOIN countersign.human h ON h.human = d.human
  JOIN countersign.signing_key k ON k.key = d.key;
CREATE VIEW countersign.payout_broadcast AS
  SELECT request, tx_hash, chain_nonce, lines, at FROM countersign.broadcast;

-- What would be proposed now, for the program that shows it and builds the octets from it. Reads only.
CREATE FUNCTION countersign.preview(
  payout text, OUT wrong text, OUT currency text, OUT total numeric, OUT line_sum numeric, OUT source text,
  OUT creator text, OUT editor text, OUT line_count integer, OUT policy integer, OUT required integer,
  OUT proposer_counts boolean, OUT approve_within_s integer, OUT execute_within_s integer, OUT requester text,
  OUT domain text, OUT server_ms bigint)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  made record := countersign.draft_request($1, NULL, NULL, '', 0, '');
BEGIN
  wrong := coalesce(made.wrong, CASE
    WHEN EXISTS (SELECT FROM countersign.request r WHERE r.payout = $1
                 AND countersign.state_now(r) IN ('pending', 'approved', 'executing', 'broadcast')) THEN 'already-live'
    WHEN EXISTS (SELECT FROM countersign.request r WHERE r.payout = $1 AND r.state = 'done') THEN 'already-paid'
    WHEN (made.draft).total > (made.tier).cap_item THEN 'cap-item' END, '');
  currency := (made.draft).currency;
  total := (made.draft).total;
  line_sum := made.line_sum;
  source := (made.draft).source;
  creator := (made.draft).creator;
  editor := (made.draft).editor;
  line_count := (made.draft).line_count;
  policy := (made.draft).policy;
  required := (made.draft).required;
  proposer_counts := (made.draft).proposer_counts;
  approve_within_s := (made.tier).approve_within_s;
  execute_within_s := (made.tier).execute_within_s;
  requester := (SELECT l.human FROM countersign.login l WHERE l.login = session_user);
  domain := countersign.domain();
  server_ms := countersign.now_ms();
END $$;

-- How what the backend holds differs from what was signed; NULL: not at all. For the page people sign on.
CREATE FUNCTION countersign.request_difference(request uuid) RETURNS jsonb
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT countersign.difference(r, CASE r.state WHEN 'approved' THEN 'approved' ELSE 'pending' END)
  FROM countersign.request r WHERE r.request = $1
$$;

-- The canonical octets as the database has them: to be compared with one's own, never signed.
CREATE FUNCTION countersign.request_octets(request uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT countersign.request_text(r) FROM countersign.request r WHERE r.request = $1
$$;
