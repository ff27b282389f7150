-- Run at every install, last: exactly these rights, no others.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA countersign FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA countersign FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE countersign_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
GRANT USAGE ON SCHEMA countersign
  TO countersign_auditor, countersign_operator, countersign_approver, countersign_admin, countersign_worker,
     countersign_bridge;
DO $grants$
DECLARE
  readers constant text := 'countersign_auditor, countersign_operator, countersign_approver, countersign_admin';
  people constant text := 'countersign_operator, countersign_approver, countersign_admin';
  -- function, who may call it. Each looks at the role of session_user again.
  allowed constant jsonb := jsonb_build_object(
    'version', readers || ', countersign_worker', 'whoami', readers || ', countersign_worker', 'setting', readers,
    'threshold', readers, 'retry_verdict', readers, 'retry_verdicts', readers, 'retry_result', readers,
    'retry_effect', readers, 'item_timeline', readers, 'scan', readers, 'scan_mark', readers,
    'domain', readers || ', countersign_worker', 'state_now', readers || ', countersign_worker',
    'key_state', readers || ', countersign_worker',
    'live', readers, 'preview', readers, 'payout_checks', readers, 'last_paid', readers, 'request_difference', readers,
    'request_octets', readers || ', countersign_worker', 'is_deceptive', readers,
    'retry', 'countersign_operator', 'propose', 'countersign_operator', 'decide', 'countersign_approver',
    'cancel', 'countersign_operator, countersign_approver', 'enrol_key', people, 'revoke_key', people,
    'activate_key', 'countersign_admin', 'propose_policy', 'countersign_admin', 'propose_person', 'countersign_admin',
    'decide_change', 'countersign_admin', 'claim', 'countersign_worker', 'report_broadcast', 'countersign_worker',
    'report_done', 'countersign_worker', 'bridge_retries', 'countersign_bridge', 'bridge_beat', 'countersign_bridge');
  one record;
BEGIN
  FOR one IN SELECT c.relname FROM pg_catalog.pg_class c
             WHERE c.relnamespace = 'countersign'::pg_catalog.regnamespace AND c.relkind = 'v' LOOP
    EXECUTE pg_catalog.format('GRANT SELECT ON countersign.%I TO %s', one.relname, readers);
  END LOOP;
  FOR one IN SELECT p.oid::pg_catalog.regprocedure AS signature, p.proname FROM pg_catalog.pg_proc p
             WHERE p.pronamespace = 'countersign'::pg_catalog.regnamespace AND allowed ? p.proname::text LOOP
    EXECUTE pg_catalog.format('GRANT EXECUTE ON FUNCTION %s TO %s', one.signature, allowed ->> one.proname::text);
  END LOOP;
  -- Rows that a policy of the backend's hides would be missing in what is signed: better an error.
  FOR one IN SELECT p.oid::pg_catalog.regprocedure AS signature FROM pg_catalog.pg_proc p
             WHERE p.pronamespace = 'countersign'::pg_catalog.regnamespace AND p.prosecdef LOOP
    EXECUTE pg_catalog.format('ALTER FUNCTION %s SET row_security = off', one.signature);
  END LOOP;
  -- What the worker compares for itself.
  FOR one IN SELECT c.relname FROM pg_catalog.pg_class c
             WHERE c.relnamespace = 'countersign'::pg_catalog.regnamespace AND c.relkind = 'v'
               AND c.relname IN ('payout', 'payout_line', 'payout_request', 'payout_request_line', 'payout_decision',
                                 'payout_broadcast', 'key_list', 'trail', 'trail_head') LOOP
    EXECUTE pg_catalog.format('GRANT SELECT ON countersign.%I TO countersign_worker', one.relname);
  END LOOP;
END
$grants$;
