-- Run at every install, as the person who installs: the group roles and the schema. Touches nothing of the backend.
DO $bootstrap$
DECLARE
  role_name text;
BEGIN
  FOREACH role_name IN ARRAY ARRAY['countersign_owner', 'countersign_auditor', 'countersign_operator',
                                   'countersign_approver', 'countersign_admin', 'countersign_worker'] LOOP
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = role_name) THEN
      EXECUTE pg_catalog.format('CREATE ROLE %I NOLOGIN', role_name);
    END IF;
  END LOOP;
  -- Somebody who is no superuser must be a member of the owner for as long as the install takes.
  IF NOT pg_catalog.pg_has_role(current_user, 'countersign_owner', 'MEMBER') THEN
    EXECUTE pg_catalog.format('GRANT countersign_owner TO %I', current_user);
    PERFORM pg_catalog.set_config('countersign.installer_is_guest', 'yes', true);
  END IF;
END
$bootstrap$;
CREATE SCHEMA IF NOT EXISTS countersign AUTHORIZATION countersign_owner;
