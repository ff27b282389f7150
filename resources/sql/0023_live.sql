-- Live: with install --live a trigger on each of the backend's tables tells listening consoles that something was
-- committed. Nothing of the row is told; whoever hears it asks as always, by the rights they have. One statement, one
-- notice; the same notice within a transaction is sent once. A notice takes a lock of the whole database at commit, so a
-- backend that commits thousands of times a second is better polled: that is the default.
CREATE FUNCTION countersign.notify_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  NOTIFY countersign_change;
  RETURN NULL;
END $$;

-- How many tables were given the trigger by the last install; 0: polled.
CREATE TABLE countersign.live_tables (singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton), number integer NOT NULL);
INSERT INTO countersign.live_tables (number) VALUES (0);
CREATE TRIGGER owner_only BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON countersign.live_tables
  FOR EACH STATEMENT EXECUTE FUNCTION countersign.owner_only();

-- May a console rest on being told? Only while every trigger that was made is there and switched on.
CREATE FUNCTION countersign.live() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT l.number > 0 AND l.number = (SELECT count(*) FROM pg_trigger t WHERE t.tgname = 'countersign_live' AND t.tgenabled IN ('O', 'A'))
  FROM countersign.live_tables l
$$;
