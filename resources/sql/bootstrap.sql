-- Run at every install, as the person who installs: the group roles and the schema. Touches nothing of the backend.
DO $bootstrap$
DECLARE
  role_name text;
  schema_owner text := (SELECT pg_catalog.pg_get_userbyid(n.nspowner) FROM pg_catalog.pg_namespace n
                        WHERE n.nspname = 'countersign');
BEGIN
  -- Whoever owns the schema may drop and replace all that is in it.
  IF schema_owner <> 'countersign_owner' THEN
    RAISE EXCEPTION 'the schema countersign belongs to %, not to countersign_owner', schema_owner
      USING HINT = 'Look at what is in it and drop it, then install again.';
  END IF;
  FOREACH role_name IN ARRAY ARRAY['countersign_owner', 'countersign_hand', 'countersign_auditor', 'countersign_operator',
                                   'countersign_approver', 'countersign_admin', 'countersign_worker',
                                   'countersign_bridge'] LOOP
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = role_name) THEN
      EXECUTE pg_catalog.format('CREATE ROLE %I NOLOGIN', role_name);
    END IF;
  END LOOP;
  -- Somebody who is no superuser must be a member of both owners for as long as the install takes.
  FOREACH role_name IN ARRAY ARRAY['countersign_owner', 'countersign_hand'] LOOP
    IF NOT pg_catalog.pg_has_role(current_user, role_name, 'MEMBER') THEN
      EXECUTE pg_catalog.format('GRANT %I TO %I', role_name, current_user);
      PERFORM pg_catalog.set_config('countersign.installer_is_guest', 'yes', true);
    END IF;
  END LOOP;
END
$bootstrap$;
CREATE SCHEMA IF NOT EXISTS countersign AUTHORIZATION countersign_owner;
