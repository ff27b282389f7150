-- Policy and people are changed by two admins: one proposes, another decides. The numbers of a policy never change;
-- a new policy is a new version.
CREATE TABLE countersign.policy (
  version    integer PRIMARY KEY,
  made_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  proposer   text NOT NULL, -- empty: came with the install
  approver   text NOT NULL
);
CREATE TABLE countersign.policy_tier (
  version           integer NOT NULL REFERENCES countersign.policy,
  currency          text NOT NULL,                     -- empty: any currency without tiers of its own
  from_amount       numeric NOT NULL CHECK (from_amount >= 0 AND from_amount < 1e60),
  required          integer NOT NULL CHECK (required BETWEEN 2 AND 20),
  proposer_counts   boolean NOT NULL,
  approve_within_s  integer NOT NULL CHECK (approve_within_s BETWEEN 60 AND 2592000),
  execute_within_s  integer NOT NULL CHECK (execute_within_s BETWEEN 60 AND 2592000),
  cap_item          numeric CHECK (cap_item > 0 AND cap_item < 1e60),
  cap_day           numeric CHECK (cap_day > 0 AND cap_day < 1e60),
  PRIMARY KEY (version, currency, from_amount)
);
INSERT INTO countersign.policy (version, proposer, approver) VALUES (1, '', '');
INSERT INTO countersign.policy_tier VALUES
  (1, '', 0,     2, true,  86400, 86400, NULL, NULL),
  (1, '', 10000, 2, false, 86400, 86400, NULL, NULL);

CREATE TABLE countersign.change (
  change      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  what        text NOT NULL CHECK (what IN ('policy', 'person')),
  body        jsonb NOT NULL,
  memo        text NOT NULL,
  state       text NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'approved', 'rejected')),
  proposer    text NOT NULL REFERENCES countersign.human,
  proposed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  decider     text REFERENCES countersign.human,
  decided_at  timestamptz,
  CHECK (decider <> proposer OR state = 'rejected')
);

-- The tier that holds for an amount: of its own currency where that has tiers, of the empty one otherwise.
CREATE FUNCTION countersign.tier_for(p_currency text, p_total numeric) RETURNS countersign.policy_tier
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT t FROM countersign.policy_tier t
  WHERE t.version = (SELECT max(version) FROM countersign.policy) AND t.from_amount <= abs(p_total)
    AND t.currency = CASE WHEN EXISTS (SELECT FROM countersign.policy_tier o
                                       WHERE o.version = t.version AND o.currency = p_currency)
                          THEN p_currency ELSE '' END
  ORDER BY t.from_amount DESC LIMIT 1
$$;

-- Tiers as rows; raises with the place of what is wrong.
CREATE FUNCTION countersign.policy_rows(body jsonb) RETURNS SETOF countersign.policy_tier
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  one record;
  tier countersign.policy_tier;
  known constant text[] := ARRAY['currency', 'from', 'required', 'proposer_counts', 'approve_within_s',
                                 'execute_within_s', 'cap_item', 'cap_day'];
BEGIN
  IF jsonb_typeof(body) IS DISTINCT FROM 'array' OR jsonb_array_length(body) NOT BETWEEN 1 AND 100 THEN
    RAISE EXCEPTION 'a policy is a list of 1 to 100 tiers' USING ERRCODE = '22023';
  END IF;
  FOR one IN SELECT value, ordinality - 1 AS n FROM jsonb_array_elements(body) WITH ORDINALITY LOOP
    IF jsonb_typeof(one.value) <> 'object' OR EXISTS (SELECT FROM jsonb_object_keys(one.value) k WHERE k <> ALL (known))
       OR NOT one.value ?& ARRAY['currency', 'from', 'required', 'proposer_counts', 'approve_within_s', 'execute_within_s']
    THEN
      RAISE EXCEPTION 'tiers[%]: a tier has the keys % (the caps may be left out)', one.n, array_to_string(known, ', ')
        USING ERRCODE = '22023';
    END IF;
    BEGIN
      tier := ROW(0, one.value ->> 'currency', (one.value ->> 'from')::numeric, (one.value ->> 'required')::integer,
                  (one.value ->> 'proposer_counts')::boolean, (one.value ->> 'approve_within_s')::integer,
                  (one.value ->> 'execute_within_s')::integer, (one.value ->> 'cap_item')::numeric,
                  (one.value ->> 'cap_day')::numeric);
    EXCEPTION WHEN data_exception THEN
      RAISE EXCEPTION 'tiers[%]: %', one.n, SQLERRM USING ERRCODE = '22023';
    END;
    IF coalesce(tier.required, 0) NOT BETWEEN 2 AND 20 THEN
      RAISE EXCEPTION 'tiers[%].required: 2 to 20 people must sign, never fewer than two', one.n USING ERRCODE = '22023';
    ELSIF coalesce(tier.approve_within_s, 0) NOT BETWEEN 60 AND 2592000
          OR coalesce(tier.execute_within_s, 0) NOT BETWEEN 60 AND 2592000 THEN
      RAISE EXCEPTION 'tiers[%]: a clock runs from 60 seconds to 30 days', one.n USING ERRCODE = '22023';
    ELSIF NOT coalesce(tier.from_amount >= 0 AND tier.from_amount < 1e60, false)
          OR NOT coalesce(tier.cap_item > 0 AND tier.cap_item < 1e60, true)
          OR NOT coalesce(tier.cap_day > 0 AND tier.cap_day < 1e60, true) THEN
      RAISE EXCEPTION 'tiers[%]: an amount must be a number of zero or more, a cap above zero', one.n
        USING ERRCODE = '22023';
    ELSIF tier.currency IS NULL OR tier.proposer_counts IS NULL OR char_length(tier.currency) > 64
          OR countersign.is_deceptive(tier.currency) THEN
      RAISE EXCEPTION 'tiers[%]: currency must be a short plain text, proposer_counts true or false', one.n
        USING ERRCODE = '22023';
    END IF;
    RETURN NEXT tier;
  END LOOP;
END $$;

CREATE FUNCTION countersign.check_policy(body jsonb) RETURNS void
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  lacking text;
BEGIN
  SELECT CASE WHEN t.currency = '' THEN 'other currencies' ELSE t.currency END INTO lacking
  FROM (SELECT currency FROM countersign.policy_rows(body) UNION SELECT '') t
  WHERE NOT EXISTS (SELECT FROM countersign.policy_rows(body) r WHERE r.currency = t.currency AND r.from_amount = 0)
  ORDER BY t.currency LIMIT 1;
  IF lacking IS NOT NULL THEN
    RAISE EXCEPTION 'a policy needs a tier from 0 for %', lacking USING ERRCODE = '22023';
  END IF;
  IF (SELECT count(*) <> count(DISTINCT (currency, from_amount)) FROM countersign.policy_rows(body)) THEN
    RAISE EXCEPTION 'two tiers of one currency begin at the same amount' USING ERRCODE = '22023';
  END IF;
END $$;

CREATE FUNCTION countersign.propose_change(p_what text, p_body jsonb, p_memo text) RETURNS countersign.answer
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  who text := countersign.require_member('admin');
  number bigint;
  seq bigint;
BEGIN
  PERFORM countersign.require_words(p_memo, 'reason');
  INSERT INTO countersign.change (what, body, memo, proposer) VALUES (p_what, p_body, p_memo, who)
    RETURNING change INTO number;
  seq := countersign.append_audit(who, 'propose-' || p_what, 'change/' || number,
    jsonb_build_object('body', p_body, 'memo', p_memo));
  RETURN countersign.answer('done', '', 'proposed', jsonb_build_object('change', number), seq);
END $$;

CREATE FUNCTION countersign.propose_policy(tiers jsonb, memo text) RETURNS countersign.answer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '3s' AS $$
BEGIN
  PERFORM countersign.check_policy(tiers);
  RETURN countersign.propose_change('policy', tiers, memo);
END $$;

-- Who stands behind a login; human NULL or inactive: nobody any more. Rights themselves are given by the DBA (GRANT).
CREATE FUNCTION countersign.propose_person(login text, human text, display_name text, active boolean, memo text)
RETURNS countersign.answer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '3s' AS $$
DECLARE
  field text;
BEGIN
  FOREACH field IN ARRAY ARRAY[login, human, display_name] LOOP
    IF field IS NULL OR field !~ '[^[:space:]]' OR char_length(field) > 100 OR countersign.is_deceptive(field) THEN
      RAISE EXCEPTION 'login, human and display name must be short plain texts' USING ERRCODE = '22023';
    END IF;
  END LOOP;
  IF active IS NULL THEN
    RAISE EXCEPTION 'active must be true or false' USING ERRCODE = '22023';
  END IF;
  RETURN countersign.propose_change('person', jsonb_build_object('login', login, 'human', human,
    'display_name', display_name, 'active', active), memo);
END $$;

CREATE FUNCTION countersign.apply_change(p_change countersign.change, p_decider text) RETURNS jsonb
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  next_version integer;
BEGIN
  IF p_change.what = 'policy' THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('countersign policy', 0));
    SELECT max(version) + 1 INTO next_version FROM countersign.policy;
    INSERT INTO countersign.policy (version, proposer, approver)
      VALUES (next_version, p_change.proposer, p_decider);
    INSERT INTO countersign.policy_tier
      SELECT next_version, r.currency, r.from_amount, r.required, r.proposer_counts, r.approve_within_s,
             r.execute_within_s, r.cap_item, r.cap_day
      FROM countersign.policy_rows(p_change.body) r;
    RETURN jsonb_build_object('version', next_version);
  END IF;
  INSERT INTO countersign.human (human, display_name, active)
    VALUES (p_change.body ->> 'human', p_change.body ->> 'display_name', (p_change.body ->> 'active')::boolean)
    ON CONFLICT (human) DO UPDATE SET display_name = excluded.display_name, active = excluded.active;
  INSERT INTO countersign.login (login, human) VALUES (p_change.body ->> 'login', p_change.body ->> 'human')
    ON CONFLICT (login) DO UPDATE SET human = excluded.human;
  RETURN p_change.body;
END $$;

-- The second admin's word. Nobody decides what they proposed, nor what is about themselves; to reject is open to all.
CREATE FUNCTION countersign.decide_change(change bigint, approve boolean) RETURNS countersign.answer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '3s' AS $$
DECLARE
  who text := countersign.require_member('admin');
  one countersign.change;
  seq bigint;
BEGIN
  IF approve IS NULL THEN
    RAISE EXCEPTION 'approve must be true or false' USING ERRCODE = '22023';
  END IF;
  SELECT * INTO one FROM countersign.change c WHERE c.change = $1 FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'there is no change %', $1 USING ERRCODE = '22023';
  ELSIF one.state <> 'proposed' THEN
    RETURN countersign.refuse(who, 'decide-' || one.what, 'change/' || $1, 'not-pending', one.state, NULL);
  ELSIF approve AND one.proposer = who THEN
    RETURN countersign.refuse(who, 'decide-' || one.what, 'change/' || $1, 'own-proposal', one.state, NULL);
  ELSIF approve AND one.what = 'person' AND who IN (one.body ->> 'human',
          (SELECT l.human FROM countersign.login l WHERE l.login = one.body ->> 'login')) THEN
    RETURN countersign.refuse(who, 'decide-' || one.what, 'change/' || $1, 'about-yourself', one.state, NULL);
  END IF;
  UPDATE countersign.change c SET state = CASE WHEN approve THEN 'approved' ELSE 'rejected' END, decider = who,
    decided_at = clock_timestamp() WHERE c.change = $1 RETURNING * INTO one;
  seq := countersign.append_audit(who, CASE WHEN approve THEN 'approve-' ELSE 'reject-' END || one.what, 'change/' || $1,
    CASE WHEN approve THEN countersign.apply_change(one, who) ELSE '{}'::jsonb END || jsonb_build_object('body', one.body));
  RETURN countersign.answer('done', '', one.state, '{}', seq);
EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
  RETURN countersign.answer('refused', 'busy', NULL, '{}', NULL);
END $$;
