-- What was installed is tied to the files it was made from: SHA-256 over all of them, as countersignctl system check
-- prints it. Empty: installed before this was kept.
ALTER TABLE countersign.kind ADD COLUMN digest text NOT NULL DEFAULT '' CHECK (digest ~ '^([0-9a-f]{64})?$');

DROP FUNCTION countersign.whoami();
CREATE FUNCTION countersign.whoami(
  OUT login text, OUT human text, OUT display_name text, OUT roles text[], OUT contract_version integer,
  OUT kind text, OUT kind_version integer, OUT backend_schema text, OUT kind_digest text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT session_user::text, h.human, h.display_name,
         ARRAY(SELECT r.rolname::text FROM pg_roles r
               WHERE r.rolname IN ('countersign_owner', 'countersign_auditor', 'countersign_operator',
                                   'countersign_approver', 'countersign_admin', 'countersign_worker')
                 AND pg_has_role(session_user, r.oid, 'MEMBER') ORDER BY 1),
         countersign.version(), k.name, k.version, k.schema, k.digest
  FROM (SELECT 1) one
  LEFT JOIN countersign.login l ON l.login = session_user
  LEFT JOIN countersign.human h ON h.human = l.human AND h.active
  LEFT JOIN (SELECT * FROM countersign.kind ORDER BY installed_at DESC LIMIT 1) k ON true
$$;
