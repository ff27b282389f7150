-- Takes the contract out of this database, whole. The backend's tables are not touched but for our grants on them.
-- The group roles belong to the whole server: they go when no other database uses them.
DROP SCHEMA IF EXISTS countersign CASCADE;
DO $uninstall$
DECLARE
  role_name text;
BEGIN
  FOREACH role_name IN ARRAY ARRAY['countersign_bridge', 'countersign_worker', 'countersign_admin', 'countersign_approver',
                                   'countersign_operator', 'countersign_auditor', 'countersign_hand',
                                   'countersign_owner'] LOOP
    CONTINUE WHEN NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = role_name);
    IF NOT pg_catalog.pg_has_role(current_user, role_name, 'MEMBER') THEN
      EXECUTE pg_catalog.format('GRANT %I TO %I', role_name, current_user);
    END IF;
    EXECUTE pg_catalog.format('DROP OWNED BY %I', role_name);
    IF EXISTS (SELECT FROM pg_catalog.pg_shdepend d JOIN pg_catalog.pg_roles r ON r.oid = d.refobjid
               WHERE r.rolname = role_name AND d.dbid <> 0
                 AND d.dbid <> (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())) THEN
      RAISE NOTICE 'role % stays: another database of this server uses it', role_name;
    ELSE
      EXECUTE pg_catalog.format('DROP ROLE %I', role_name);
    END IF;
  END LOOP;
END
$uninstall$;
