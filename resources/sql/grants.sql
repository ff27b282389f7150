-- Run at every install, last: exactly these rights, no others.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA countersign FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA countersign FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE countersign_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
GRANT USAGE ON SCHEMA countersign
  TO countersign_auditor, countersign_operator, countersign_approver, countersign_admin, countersign_worker;
DO $grants$
DECLARE
  readers constant text := 'countersign_auditor, countersign_operator, countersign_approver, countersign_admin';
  one record;
BEGIN
  FOR one IN SELECT c.relname FROM pg_catalog.pg_class c
             WHERE c.relnamespace = 'countersign'::pg_catalog.regnamespace AND c.relkind = 'v' LOOP
    EXECUTE pg_catalog.format('GRANT SELECT ON countersign.%I TO %s', one.relname, readers);
  END LOOP;
  FOR one IN SELECT p.oid::pg_catalog.regprocedure AS signature FROM pg_catalog.pg_proc p
             WHERE p.pronamespace = 'countersign'::pg_catalog.regnamespace
               AND p.proname IN ('version', 'whoami', 'setting', 'threshold', 'retry_verdict', 'retry_verdicts',
                                 'retry_result', 'retry_effect', 'item_timeline', 'scan', 'scan_mark') LOOP
    EXECUTE pg_catalog.format('GRANT EXECUTE ON FUNCTION %s TO %s', one.signature, readers);
  END LOOP;
END
$grants$;
GRANT EXECUTE ON FUNCTION countersign.retry(text, text, text, uuid, text, jsonb) TO countersign_operator;
