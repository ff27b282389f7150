-- A login that may write every table of the server (pg_write_all_data, or a GRANT by mistake) still writes none of ours:
-- only the contract's own functions do, and a superuser.
CREATE FUNCTION countersign.owner_only() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT pg_has_role(current_user, 'countersign_owner', 'USAGE') THEN
    RAISE EXCEPTION 'countersign.% is written by the functions of the contract only', TG_TABLE_NAME USING ERRCODE = '42501';
  END IF;
  RETURN NULL;
END $$;

DO $$
DECLARE
  one record;
BEGIN
  FOR one IN SELECT c.relname FROM pg_class c
             WHERE c.relnamespace = 'countersign'::regnamespace AND c.relkind = 'r' LOOP
    EXECUTE format('CREATE TRIGGER owner_only BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON countersign.%I'
                   ' FOR EACH STATEMENT EXECUTE FUNCTION countersign.owner_only()', one.relname);
  END LOOP;
END $$;
