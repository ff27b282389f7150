-- Public keys of people. Enrolled by their owner, put in force by another human who is admin, revoked at once by either.
-- This table is a convenience: worker and auditors trust the signed keyring outside the database.
CREATE TABLE countersign.signing_key (
  key          bytea PRIMARY KEY CHECK (octet_length(key) = 32), -- SHA-256 of the public key
  human        text NOT NULL REFERENCES countersign.human,
  public_key   bytea NOT NULL UNIQUE CHECK (octet_length(public_key) = 32),
  enrolled_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  activated_by text REFERENCES countersign.human,
  activated_at timestamptz,
  revoked_by   text REFERENCES countersign.human,
  revoked_at   timestamptz,
  reason       text NOT NULL DEFAULT '',
  CHECK (activated_by <> human)
);
CREATE INDEX signing_key_human ON countersign.signing_key (human);

CREATE FUNCTION countersign.key_state(k countersign.signing_key) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN k.revoked_at IS NOT NULL THEN 'revoked' WHEN k.activated_at IS NULL THEN 'pending' ELSE 'active' END
$$;

CREATE FUNCTION countersign.enrolment_text(p_human text, p_public_key bytea) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT countersign.canonical_field('type', 'countersign/enrol/v1')
      || countersign.canonical_field('domain', countersign.domain())
      || countersign.canonical_field('human', p_human)
      || countersign.canonical_field('key', encode(sha256(p_public_key), 'hex'))
      || countersign.canonical_field('public_key', encode(p_public_key, 'hex'))
$$;

-- Anybody who may sign at all enrols a key of their own; the proof is a signature by it over enrolment_text.
CREATE FUNCTION countersign.enrol_key(public_key bytea, signature bytea) RETURNS countersign.answer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '3s' AS $$
DECLARE
  who text;
  proof text;
  id bytea := sha256(public_key);
  subject text := 'key/' || encode(sha256(public_key), 'hex');
  seq bigint;
BEGIN
  PERFORM countersign.require_read_committed();
  who := countersign.require_human();
  IF octet_length(public_key) IS DISTINCT FROM 32 OR octet_length(signature) IS DISTINCT FROM 64 THEN
    RAISE EXCEPTION 'a public key has 32 octets and a signature 64' USING ERRCODE = '22023';
  END IF;
  proof := countersign.enrolment_text(who, public_key);
  IF NOT countersign.ed25519_key_is_sound(public_key) THEN
    RETURN countersign.refuse(who, 'enrol-key', subject, 'key-not-sound', NULL, NULL);
  ELSIF NOT countersign.ed25519_verify(public_key, convert_to(proof, 'UTF8'), signature) THEN
    RETURN countersign.refuse(who, 'enrol-key', subject, 'signature', NULL, NULL);
  ELSIF EXISTS (SELECT FROM countersign.signing_key k WHERE k.key = id) THEN
    RETURN countersign.refuse(who, 'enrol-key', subject, 'key-known', NULL, NULL);
  ELSIF (SELECT count(*) FROM countersign.signing_key k WHERE k.human = who AND k.revoked_at IS NULL) >= 4 THEN
    RETURN countersign.refuse(who, 'enrol-key', subject, 'too-many-keys', NULL, NULL);
  END IF;
  INSERT INTO countersign.signing_key (key, human, public_key) VALUES (id, who, public_key);
  seq := countersign.append_audit(who, 'enrol-key', subject, jsonb_build_object('human', who,
    'public_key', encode(public_key, 'hex'), 'proof', proof, 'signature', encode(signature, 'hex')));
  RETURN countersign.answer('done', '', 'pending', jsonb_build_object('key', encode(id, 'hex')), seq);
END $$;

CREATE FUNCTION countersign.activate_key(key bytea) RETURNS countersign.answer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '3s' AS $$
DECLARE
  who text := countersign.require_member('admin');
  subject text := 'key/' || encode($1, 'hex');
  one countersign.signing_key;
  seq bigint;
BEGIN
  SELECT * INTO one FROM countersign.signing_key k WHERE k.key = $1 FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'there is no such key' USING ERRCODE = '22023';
  ELSIF countersign.key_state(one) <> 'pending' THEN
    RETURN countersign.refuse(who, 'activate-key', subject, 'not-pending', countersign.key_state(one), NULL);
  ELSIF one.human = who THEN
    RETURN countersign.refuse(who, 'activate-key', subject, 'own-key', 'pending', NULL);
  END IF;
  UPDATE countersign.signing_key k SET activated_by = who, activated_at = clock_timestamp() WHERE k.key = $1;
  seq := countersign.append_audit(who, 'activate-key', subject,
    jsonb_build_object('human', one.human, 'public_key', encode(one.public_key, 'hex')));
  RETURN countersign.answer('done', '', 'active', '{}', seq);
EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
  RETURN countersign.answer('refused', 'busy', NULL, '{}', NULL);
END $$;

CREATE FUNCTION countersign.revoke_key(key bytea, reason text) RETURNS countersign.answer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '3s' AS $$
DECLARE
  who text;
  subject text := 'key/' || encode($1, 'hex');
  one countersign.signing_key;
  seq bigint;
BEGIN
  PERFORM countersign.require_read_committed();
  PERFORM countersign.require_words(reason, 'reason');
  who := countersign.require_human();
  SELECT * INTO one FROM countersign.signing_key k WHERE k.key = $1 FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'there is no such key' USING ERRCODE = '22023';
  ELSIF one.human <> who AND NOT pg_has_role(session_user, 'countersign_admin', 'MEMBER') THEN
    RAISE EXCEPTION 'only its owner or an admin revokes a key' USING ERRCODE = '42501';
  ELSIF one.revoked_at IS NOT NULL THEN
    RETURN countersign.refuse(who, 'revoke-key', subject, 'not-pending', 'revoked', NULL);
  END IF;
  UPDATE countersign.signing_key k SET revoked_by = who, revoked_at = clock_timestamp(), reason = $2 WHERE k.key = $1;
  seq := countersign.append_audit(who, 'revoke-key', subject, jsonb_build_object('human', one.human,
    'public_key', encode(one.public_key, 'hex'), 'reason', reason));
  RETURN countersign.answer('done', '', 'revoked', '{}', seq);
EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
  RETURN countersign.answer('refused', 'busy', NULL, '{}', NULL);
END $$;

CREATE VIEW countersign.key_list AS
  SELECT encode(k.key, 'hex') AS key, k.human, h.display_name, encode(k.public_key, 'hex') AS public_key,
         countersign.key_state(k) AS state, k.enrolled_at, k.activated_by, k.activated_at, k.revoked_by, k.revoked_at,
         k.reason
  FROM countersign.signing_key k JOIN countersign.human h ON h.human = k.human;
CREATE VIEW countersign.person AS
  SELECT h.human, h.display_name, h.active, l.login,
         ARRAY(SELECT substr(r.rolname, 13) FROM pg_roles r
               WHERE r.rolname IN ('countersign_auditor', 'countersign_operator', 'countersign_approver',
                                   'countersign_admin', 'countersign_worker')
                 AND EXISTS (SELECT FROM pg_roles u WHERE u.rolname = l.login AND pg_has_role(u.oid, r.oid, 'MEMBER'))
               ORDER BY 1) AS roles
  FROM countersign.human h LEFT JOIN countersign.login l ON l.human = h.human;
CREATE VIEW countersign.policy_now AS
  SELECT t.version, t.currency, t.from_amount, t.required, t.proposer_counts, t.approve_within_s, t.execute_within_s,
         t.cap_item, t.cap_day, p.made_at, p.proposer, p.approver
  FROM countersign.policy_tier t JOIN countersign.policy p ON p.version = t.version
  WHERE t.version = (SELECT max(version) FROM countersign.policy);
CREATE VIEW countersign.change_list AS
  SELECT change, what, body, memo, state, proposer, proposed_at, decider, decided_at FROM countersign.change;
