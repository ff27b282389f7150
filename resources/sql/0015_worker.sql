-- The hand-off to the backend's payout worker. No way back from executing: another try is a new request.
CREATE FUNCTION countersign.worker_subject(p_request uuid, OUT r countersign.request)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM countersign.require_read_committed();
  IF NOT pg_has_role(session_user, 'countersign_worker', 'MEMBER') THEN
    RAISE EXCEPTION 'login % is not in the role countersign_worker', session_user USING ERRCODE = '42501';
  END IF;
  SELECT * INTO r FROM countersign.request q WHERE q.request = p_request;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'there is no request %', p_request USING ERRCODE = '22023';
  END IF;
END $$;

-- approved -> executing, once. Everything is compared and counted again: whatever the database was made to say
-- meanwhile, the worker then checks the signatures by its own keyring.
CREATE FUNCTION countersign.claim(request uuid) RETURNS countersign.answer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '3s' AS $$
DECLARE
  subject text := 'request/' || $1;
  r countersign.request := countersign.worker_subject($1);
  counted record;
  differs jsonb;
BEGIN
  EXECUTE 'SELECT countersign.lock_payout($1)' USING r.payout;
  PERFORM countersign.expire_of(r.payout, '');
  SELECT * INTO STRICT r FROM countersign.request q WHERE q.request = $1 FOR UPDATE;
  IF r.state <> 'approved' THEN
    RETURN countersign.refuse('', 'claim', subject, r.state, r.state, NULL);
  END IF;
  differs := countersign.difference(r, 'approved');
  IF differs IS NOT NULL THEN
    RETURN countersign.answer('refused', 'void', 'void', differs,
      countersign.end_request(r, '', 'void', 'void', 'changed', jsonb_build_object('differs', differs)));
  END IF;
  counted := countersign.count_signers(r);
  IF counted.rejected OR NOT counted.independent OR counted.signers < greatest(r.required, 2) THEN
    RETURN countersign.answer('refused', 'void', 'void', to_jsonb(counted),
      countersign.end_request(r, '', 'void', 'void', 'signers', to_jsonb(counted)));
  END IF;
  UPDATE countersign.request q SET state = 'executing' WHERE q.request = $1;
  RETURN countersign.answer('done', '', 'executing', jsonb_build_object('digest', encode(r.digest, 'hex')),
    countersign.append_audit('', 'claim', subject, jsonb_build_object('payout', r.payout)));
EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
  RETURN countersign.answer('refused', 'busy', NULL, '{}', NULL);
END $$;

-- Written before the transaction is sent: after a crash the worker sends the same one again, never another.
CREATE FUNCTION countersign.report_broadcast(request uuid, tx_hash text, chain_nonce text, lines text[])
RETURNS countersign.answer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '3s' AS $$
DECLARE
  r countersign.request := countersign.worker_subject($1);
  seq bigint;
BEGIN
  IF tx_hash IS NULL OR tx_hash !~ '[^[:space:]]' OR octet_length(tx_hash) > 200 OR chain_nonce IS NULL OR octet_length(chain_nonce) > 80
     OR lines IS NULL OR cardinality(lines) > 10000 OR countersign.is_deceptive(tx_hash || chain_nonce) THEN
    RAISE EXCEPTION 'a transaction hash, its nonce on the chain and the lines it pays must be given' USING ERRCODE = '22023';
  ELSIF EXISTS (SELECT FROM unnest(lines) l WHERE NOT EXISTS (SELECT FROM countersign.request_line q
                                                              WHERE q.request = $1 AND q.line = l)) THEN
    RAISE EXCEPTION 'a line named is not of this request' USING ERRCODE = '22023';
  END IF;
  SELECT * INTO STRICT r FROM countersign.request q WHERE q.request = $1 FOR UPDATE;
  IF EXISTS (SELECT FROM countersign.broadcast b WHERE b.request = $1 AND b.tx_hash = $2) THEN
    RETURN ROW('done', '', r.state, '{}', true, NULL, r.state_at)::countersign.answer;
  ELSIF r.state NOT IN ('executing', 'broadcast') THEN
    RETURN countersign.refuse('', 'broadcast', 'request/' || $1, r.state, r.state, NULL);
  END IF;
  IF r.state = 'executing' THEN
    UPDATE countersign.request q SET state = 'broadcast' WHERE q.request = $1;
  END IF;
  seq := countersign.append_audit('', 'broadcast', 'request/' || $1,
    jsonb_build_object('tx_hash', tx_hash, 'chain_nonce', chain_nonce, 'lines', to_jsonb(lines)));
  INSERT INTO countersign.broadcast VALUES ($1, tx_hash, chain_nonce, lines, clock_timestamp(), seq);
  RETURN countersign.answer('done', '', 'broadcast', '{}', seq);
EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
  RETURN countersign.answer('refused', 'busy', NULL, '{}', NULL);
END $$;

CREATE FUNCTION countersign.report_done(request uuid, succeeded boolean, words text) RETURNS countersign.answer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '3s' AS $$
DECLARE
  r countersign.request := countersign.worker_subject($1);
  ended text := CASE WHEN succeeded THEN 'done' ELSE 'failed' END;
BEGIN
  IF succeeded IS NULL THEN
    RAISE EXCEPTION 'succeeded must be true or false' USING ERRCODE = '22023';
  END IF;
  PERFORM countersign.require_words(words, 'word of what happened');
  SELECT * INTO STRICT r FROM countersign.request q WHERE q.request = $1 FOR UPDATE;
  IF r.state = ended THEN
    RETURN ROW('done', '', r.state, '{}', true, NULL, r.state_at)::countersign.answer;
  ELSIF NOT (r.state = 'broadcast' OR r.state = 'executing' AND NOT succeeded) THEN
    RETURN countersign.refuse('', ended, 'request/' || $1, r.state, r.state, NULL);
  END IF;
  UPDATE countersign.request q SET state = ended, why = left(words, 500) WHERE q.request = $1;
  RETURN countersign.answer('done', '', ended, '{}', countersign.append_audit('', ended, 'request/' || $1,
    jsonb_build_object('words', words)));
EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
  RETURN countersign.answer('refused', 'busy', NULL, '{}', NULL);
END $$;
