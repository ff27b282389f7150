-- Who is asking, and the numbers rules rest on. Identity is always session_user: SET ROLE changes nothing.
CREATE FUNCTION countersign.version() RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(max(number), 0) FROM countersign.migration
$$;

CREATE FUNCTION countersign.whoami(
  OUT login text, OUT human text, OUT display_name text, OUT roles text[], OUT contract_version integer,
  OUT kind text, OUT kind_version integer, OUT backend_schema text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT session_user::text, h.human, h.display_name,
         ARRAY(SELECT r.rolname::text FROM pg_roles r
               WHERE r.rolname IN ('countersign_owner', 'countersign_auditor', 'countersign_operator',
                                   'countersign_approver', 'countersign_admin', 'countersign_worker')
                 AND pg_has_role(session_user, r.oid, 'MEMBER') ORDER BY 1),
         countersign.version(), k.name, k.version, k.schema
  FROM (SELECT 1) one
  LEFT JOIN countersign.login l ON l.login = session_user
  LEFT JOIN countersign.human h ON h.human = l.human AND h.active
  LEFT JOIN (SELECT * FROM countersign.kind ORDER BY installed_at DESC LIMIT 1) k ON true
$$;

-- For verdicts and limits: no session can bend it.
CREATE FUNCTION countersign.setting(name text) RETURNS numeric
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  found_value numeric;
BEGIN
  SELECT s.value INTO found_value FROM countersign.setting s WHERE s.name = $1;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'countersign.setting has no row named %', $1 USING ERRCODE = '22023';
  END IF;
  RETURN found_value;
END $$;

-- For findings: a console may look through its own glasses (SET countersign.NAME), which changes nothing for others.
CREATE FUNCTION countersign.threshold(name text) RETURNS numeric
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  own text := current_setting('countersign.' || $1, true);
BEGIN
  IF own ~ '^[0-9]{1,12}(\.[0-9]{1,12})?$' THEN
    RETURN own::numeric;
  END IF;
  RETURN countersign.setting($1);
END $$;

-- The human behind this login; raises when there is none.
CREATE FUNCTION countersign.require_human() RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  found_human text;
BEGIN
  SELECT h.human INTO found_human
  FROM countersign.login l JOIN countersign.human h ON h.human = l.human AND h.active
  WHERE l.login = session_user;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'login % is mapped to no active human', session_user
      USING ERRCODE = '42501', HINT = 'Ask the DBA to map it: countersignctl install --human.';
  END IF;
  RETURN found_human;
END $$;

-- An old snapshot hides what others have done meanwhile.
CREATE FUNCTION countersign.require_read_committed() RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'acts are only done in READ COMMITTED, not in %', upper(current_setting('transaction_isolation'))
      USING ERRCODE = '25001';
  END IF;
END $$;
