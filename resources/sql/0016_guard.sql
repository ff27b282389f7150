-- The guard on the backend's own tables: refuses to move a payout to a released state by any other path than the last
-- approval, and tells at once when what was signed changes. Early notice only: a table's owner can switch a trigger
-- off, and then the comparisons in decide and claim still hold.

-- TG_ARGV: name of the id column, of the status column, the released words, the executing words (both separated by
-- blanks).
CREATE FUNCTION countersign.guard_release() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  id text := to_jsonb(NEW) ->> TG_ARGV[0];
  now_ text := to_jsonb(NEW) ->> TG_ARGV[1];
  -- Under another id it is another payout, and nobody signed that one.
  was text := CASE WHEN TG_OP = 'UPDATE' AND to_jsonb(OLD) ->> TG_ARGV[0] = id THEN to_jsonb(OLD) ->> TG_ARGV[1] END;
  released text[] := string_to_array(TG_ARGV[2], ' ');
  executing text[] := string_to_array(TG_ARGV[3], ' ');
BEGIN
  IF now_ IS NOT DISTINCT FROM was OR NOT (now_ = ANY (released) OR now_ = ANY (executing)) THEN
    RETURN NEW;
  END IF;
  IF now_ = ANY (released) AND NOT EXISTS (SELECT FROM countersign.release_ticket t
       WHERE t.payout = id AND t.xid = pg_current_xact_id()) THEN
    RAISE EXCEPTION 'payout % is released by two people in Countersign, not by this', id
      USING ERRCODE = '42501', HINT = 'Propose it there; the last signature releases it.';
  ELSIF now_ = ANY (executing) AND NOT EXISTS (SELECT FROM countersign.request r
       WHERE r.payout = id AND (r.state IN ('executing', 'broadcast')
         -- Once paid it may go on to its end, but not begin again.
         OR r.state = 'done' AND (was = ANY (released) OR was = ANY (executing)))) THEN
    RAISE EXCEPTION 'payout % was not claimed in Countersign: the worker calls countersign.claim first', id
      USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;

-- Voids the live request of a payout whose signed content was changed. Never stands in the backend's way: where a lock
-- is not to be had soon (sooner than a deadlock is looked for), the comparisons find the change later.
CREATE FUNCTION countersign.void_changed(p_payout text, p_what text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '300ms' AS $$
DECLARE
  r countersign.request;
BEGIN
  IF p_payout IS NULL OR NOT EXISTS (SELECT FROM countersign.request q
                                     WHERE q.payout = p_payout AND q.state IN ('pending', 'approved')) THEN
    RETURN;
  END IF;
  -- A statement over thousands of lines is not to wait for each of them.
  IF current_setting('countersign.guard_waited', true) = p_payout THEN
    PERFORM set_config('lock_timeout', '1ms', true);
  END IF;
  BEGIN
    EXECUTE 'SELECT countersign.lock_payout($1)' USING p_payout;
    SELECT * INTO r FROM countersign.request q WHERE q.payout = p_payout AND q.state IN ('pending', 'approved') FOR UPDATE;
    IF FOUND THEN
      PERFORM countersign.end_request(r, '', 'void', 'void', 'changed', jsonb_build_object('guard', p_what));
    END IF;
  EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
    RAISE DEBUG 'countersign: % is busy, the change is found at the next comparison', p_payout;
    PERFORM set_config('countersign.guard_waited', p_payout, true);
  END;
END $$;

-- TG_ARGV: name of the column with the payout's id, then the covered columns.
CREATE FUNCTION countersign.guard_content() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  was jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
  now_ jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
  changed text[];
BEGIN
  IF TG_OP = 'UPDATE' THEN
    changed := ARRAY(SELECT c FROM unnest(TG_ARGV) WITH ORDINALITY a (c, n)
                     WHERE was ->> c IS DISTINCT FROM now_ ->> c ORDER BY n);
    IF cardinality(changed) = 0 THEN
      RETURN NULL;
    END IF;
  END IF;
  IF was IS NOT NULL THEN
    PERFORM countersign.void_changed(was ->> TG_ARGV[0], lower(TG_OP) || ' of ' || TG_TABLE_NAME
      || coalesce(': ' || array_to_string(changed, ', '), ''));
  END IF;
  IF now_ ->> TG_ARGV[0] IS DISTINCT FROM was ->> TG_ARGV[0] THEN
    PERFORM countersign.void_changed(now_ ->> TG_ARGV[0], lower(TG_OP) || ' of ' || TG_TABLE_NAME);
  END IF;
  RETURN NULL;
END $$;
