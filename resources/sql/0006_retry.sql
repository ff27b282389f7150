-- The act. Refusals are values, so that their row in the trail stays; only missing rights, a wrong isolation level
-- and malformed arguments raise.
CREATE FUNCTION countersign.check_retry_arguments(
  p_kind text, p_id text, p_fingerprint text, p_key uuid, p_reason text, p_evidence jsonb) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  wrong text := CASE
    WHEN p_kind IS NULL OR p_id IS NULL OR p_fingerprint IS NULL OR p_key IS NULL OR p_evidence IS NULL
      THEN 'kind, id, fingerprint, key and evidence must be given'
    WHEN octet_length(p_id) > 512 THEN 'the id is longer than 512 bytes'
    WHEN octet_length(p_fingerprint) > 256 THEN 'the fingerprint is longer than 256 bytes'
  END;
BEGIN
  IF wrong IS NULL THEN
    PERFORM countersign.require_words(p_reason, 'reason');
    wrong := CASE
      WHEN jsonb_typeof(p_evidence) NOT IN ('array', 'object') THEN 'evidence must be a JSON array or object'
      WHEN octet_length(p_evidence::text) > 16384 THEN 'the evidence is larger than 16 KiB'
    END;
  END IF;
  IF wrong IS NOT NULL THEN
    RAISE EXCEPTION '%', wrong USING ERRCODE = '22023';
  END IF;
  PERFORM countersign.require_kind(p_kind);
END $$;

CREATE FUNCTION countersign.refused(reason text, until timestamptz) RETURNS countersign.act_result
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  SELECT ROW('refused', reason, until, '{}'::jsonb, false, NULL, clock_timestamp())::countersign.act_result
$$;

-- The answer to a key that was seen before, or NULL. A key is bound to everything it was first sent with.
CREATE FUNCTION countersign.replay(request countersign.retry_request) RETURNS countersign.act_result
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  stored countersign.retry_request;
  answer countersign.act_result;
BEGIN
  SELECT * INTO stored FROM countersign.retry_request r WHERE r.key = request.key;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  IF (stored.human, stored.kind, stored.id, stored.fingerprint, stored.reason)
     = (request.human, request.kind, request.id, request.fingerprint, request.reason) THEN
    RETURN countersign.stored_result(stored, true);
  END IF;
  answer := countersign.refused('key-reused', NULL);
  answer.audit_seq := countersign.append_audit(request.human, 'retry-refused', request.kind || '/' || request.id,
    jsonb_build_object('key', request.key, 'refusal', 'key-reused', 'reason', request.reason));
  RETURN answer;
END $$;

-- Judges under the locks; on SAFE acts. Fills outcome, refusal, until and detail.
CREATE FUNCTION countersign.decide_retry(INOUT request countersign.retry_request)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  now_fingerprint text;
  judged countersign.verdict;
BEGIN
  request.outcome := 'refused';
  request.detail := '{}';
  EXECUTE format('SELECT countersign.%I($1)', 'lock_' || request.kind) INTO now_fingerprint USING request.id;
  IF now_fingerprint IS DISTINCT FROM request.fingerprint THEN
    request.refusal := 'changed'; -- also when the row is gone
    request.detail := jsonb_build_object('fingerprint', now_fingerprint);
    RETURN;
  END IF;
  EXECUTE format('SELECT * FROM countersign.%I(ARRAY[$1])', 'judge_' || request.kind) INTO judged USING request.id;
  request.detail := jsonb_build_object('verdict', judged.verdict, 'reason', judged.reason, 'settled_by',
    judged.settled_by, 'fingerprint', judged.fingerprint, 'evidence', judged.evidence);
  IF judged.verdict IS DISTINCT FROM 'SAFE' OR judged.fingerprint IS DISTINCT FROM request.fingerprint THEN
    request.refusal := coalesce(judged.reason, 'not-judged');
    request.until := judged.until;
    RETURN;
  END IF;
  -- Taken before the backend's row is set: what the act sets lies at or after it, to the millisecond the row keeps.
  request.at := clock_timestamp();
  EXECUTE format('SELECT countersign.%I($1)', 'act_' || request.kind) USING request.id;
  request.outcome := 'done';
  request.refusal := '';
END $$;

-- Locks always in this order: key, human, item, the backend's row, head of the trail.
CREATE FUNCTION countersign.retry_locked(request countersign.retry_request) RETURNS countersign.act_result
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  answer countersign.act_result;
  limited record;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('countersign key ' || request.key, 0));
  PERFORM pg_advisory_xact_lock(hashtextextended('countersign human ' || request.human, 0));
  PERFORM pg_advisory_xact_lock(hashtextextended('countersign item ' || request.kind || '/' || request.id, 0));
  answer := countersign.replay(request);
  IF answer.outcome IS NOT NULL THEN
    RETURN answer;
  END IF;
  SELECT * INTO limited FROM countersign.limit_until(request.human, request.kind, request.id);
  IF limited.reason IS NOT NULL THEN
    RETURN countersign.refused(limited.reason, limited.until);
  END IF;

  request := countersign.decide_retry(request);
  request.at := coalesce(request.at, clock_timestamp());
  request.audit_seq := countersign.append_audit(request.human,
    CASE request.outcome WHEN 'done' THEN 'retry' ELSE 'retry-refused' END, request.kind || '/' || request.id,
    jsonb_build_object('key', request.key, 'fingerprint', request.fingerprint, 'reason', request.reason,
      'refusal', request.refusal,
      'console', request.evidence, 'database', request.detail));
  INSERT INTO countersign.retry_request VALUES (request.*);
  IF request.outcome = 'done' THEN
    PERFORM pg_notify('countersign_retry',
      jsonb_build_object('kind', request.kind, 'id', request.id, 'key', request.key)::text);
  END IF;
  RETURN countersign.stored_result(request, false);
END $$;

CREATE FUNCTION countersign.retry(
  kind text, id text, fingerprint text, idempotency_key uuid, reason text, evidence jsonb)
RETURNS countersign.act_result
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '3s' AS $$
DECLARE
  request countersign.retry_request;
BEGIN
  PERFORM countersign.require_read_committed();
  IF NOT pg_has_role(session_user, 'countersign_operator', 'MEMBER') THEN
    RAISE EXCEPTION 'login % is no operator', session_user USING ERRCODE = '42501';
  END IF;
  request.human := countersign.require_human();
  PERFORM countersign.check_retry_arguments($1, $2, $3, $4, $5, $6);
  request.login := session_user;
  request.kind := $1;
  request.id := $2;
  request.fingerprint := $3;
  request.key := $4;
  request.reason := $5;
  request.evidence := $6;
  BEGIN
    RETURN countersign.retry_locked(request);
  EXCEPTION WHEN lock_not_available THEN
    -- Everything of this block is undone; the same key may be sent again.
    RETURN countersign.refused('busy', clock_timestamp() + interval '3 seconds');
  END;
END $$;
