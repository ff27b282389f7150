-- Run at every install, after the grants, as the person who installs. What locks and moves the backend's own rows belongs
-- to a role of its own, which has no right on anything of the contract: the triggers a backend has on its tables run with
-- the rights of whoever touches the row.
DO $hand$
DECLARE
  one record;
BEGIN
  GRANT CREATE ON SCHEMA countersign TO countersign_hand;
  FOR one IN SELECT p.oid::pg_catalog.regprocedure AS signature FROM pg_catalog.pg_proc p
             WHERE p.pronamespace = 'countersign'::pg_catalog.regnamespace
               AND (p.proname ~ '^(lock|act)_' OR p.proname IN ('release_payout', 'withdraw_payout')) LOOP
    EXECUTE pg_catalog.format('ALTER FUNCTION %s SECURITY DEFINER', one.signature);
    EXECUTE pg_catalog.format('ALTER FUNCTION %s OWNER TO countersign_hand', one.signature);
    EXECUTE pg_catalog.format('GRANT EXECUTE ON FUNCTION %s TO countersign_owner', one.signature);
  END LOOP;
  REVOKE CREATE ON SCHEMA countersign FROM countersign_hand;
END
$hand$;
