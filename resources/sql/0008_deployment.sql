-- What names this deployment in everything that is signed: a signature made here is worth nothing elsewhere.
CREATE TABLE countersign.deployment (
  one    boolean PRIMARY KEY DEFAULT true CHECK (one),
  domain text NOT NULL
);
INSERT INTO countersign.deployment (domain) VALUES ('countersign:' || gen_random_uuid());

CREATE FUNCTION countersign.domain() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT domain FROM countersign.deployment
$$;

-- Plain decimal text: no exponent, no trailing zeros. 30.000000 and 30 are the same amount and give the same octets.
CREATE FUNCTION countersign.decimal_text(amount numeric) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT trim_scale(amount)::text
$$;

-- Control characters, and those that make a text look other than it is (bidirectional, zero width).
CREATE FUNCTION countersign.is_deceptive(value text) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(value ~ '[\u0001-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]', false)
$$;

CREATE FUNCTION countersign.now_ms() RETURNS bigint
LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
  SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint
$$;

-- Raises unless this login is in the role and a human stands behind it; gives the human.
CREATE FUNCTION countersign.require_member(role_name text) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM countersign.require_read_committed();
  IF NOT pg_has_role(session_user, 'countersign_' || role_name, 'MEMBER') THEN
    RAISE EXCEPTION 'login % is not in the role countersign_%', session_user, role_name USING ERRCODE = '42501';
  END IF;
  RETURN countersign.require_human();
END $$;

-- A reason people gave: present, short, and what it looks like.
CREATE FUNCTION countersign.require_words(value text, what text) RETURNS void
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF value IS NULL OR value ~ '^[[:space:]]*$' THEN
    RAISE EXCEPTION 'a % is required', what USING ERRCODE = '22023';
  ELSIF char_length(value) > 500 THEN
    RAISE EXCEPTION 'the % is longer than 500 characters', what USING ERRCODE = '22023';
  ELSIF countersign.is_deceptive(value) THEN
    RAISE EXCEPTION 'the % contains control or direction characters', what USING ERRCODE = '22023';
  END IF;
END $$;

-- The answer to an act of payouts, keys, people and policy. Refusals are values: their row in the trail stays.
CREATE TYPE countersign.answer AS (
  outcome text, reason text, state text, detail jsonb, replayed boolean, audit_seq bigint, at timestamptz);

CREATE FUNCTION countersign.answer(outcome text, reason text, state text, detail jsonb, audit_seq bigint)
RETURNS countersign.answer
LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
  SELECT ROW(outcome, reason, state, coalesce(detail, '{}'::jsonb), false, audit_seq,
             clock_timestamp())::countersign.answer
$$;

-- A refusal, with its row in the trail.
CREATE FUNCTION countersign.refuse(p_human text, p_act text, p_subject text, p_reason text, p_state text, p_detail jsonb)
RETURNS countersign.answer
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  seq bigint;
BEGIN
  seq := countersign.append_audit(p_human, p_act || '-refused', p_subject,
    jsonb_build_object('refusal', p_reason) || coalesce(p_detail, '{}'::jsonb));
  RETURN countersign.answer('refused', p_reason, p_state, p_detail, seq);
END $$;
