-- The human behind this login; raises when there is none. The hint names what there is.
CREATE OR REPLACE FUNCTION countersign.require_human() RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  found_human text;
BEGIN
  SELECT h.human INTO found_human
  FROM countersign.login l JOIN countersign.human h ON h.human = l.human AND h.active
  WHERE l.login = session_user;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'login % is mapped to no active human', session_user
      USING ERRCODE = '42501', HINT = format('The DBA maps it: countersignctl install --operator %s=HUMAN (or --approver, '
        '--admin, --auditor). A human who was let go comes back by two admins: countersign.propose_person, decide_change.',
        session_user);
  END IF;
  RETURN found_human;
END $$;
