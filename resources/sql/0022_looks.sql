-- A judge may leave one thing open that only the chain can tell: UNKNOWN, settled by 'look:NAME'. The console looks at
-- the chain and sends the answer as a line of its evidence; the database can't look, but it holds the console to having
-- looked, and keeps what it said in the trail. Every other objection is judged here again, under the locks.
CREATE FUNCTION countersign.settled_by_look(judged countersign.verdict, evidence jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT judged.verdict = 'UNKNOWN' AND judged.settled_by ~ '^look:[a-z][a-z0-9_]*$'
     AND jsonb_typeof(evidence) = 'array'
     AND (SELECT count(*) = 1
                 AND bool_and((line ->> 'answer' = 'yes' OR line -> 'ok' = 'true'::jsonb)
                              AND length(coalesce(line ->> 'value', '')) > 0 AND length(coalesce(line ->> 'source', '')) > 0)
          FROM jsonb_array_elements(CASE jsonb_typeof(evidence) WHEN 'array' THEN evidence ELSE '[]' END) AS l (line)
          WHERE line ->> 'check' = substr(judged.settled_by, 6))
$$;

CREATE OR REPLACE FUNCTION countersign.decide_retry(INOUT request countersign.retry_request)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  now_fingerprint text;
  judged countersign.verdict;
BEGIN
  request.outcome := 'refused';
  request.detail := '{}';
  EXECUTE format('SELECT countersign.%I($1)', 'lock_' || request.kind) INTO now_fingerprint USING request.id;
  IF now_fingerprint IS DISTINCT FROM request.fingerprint THEN
    request.refusal := 'changed'; -- also when the row is gone
    request.detail := jsonb_build_object('fingerprint', now_fingerprint);
    RETURN;
  END IF;
  EXECUTE format('SELECT * FROM countersign.%I(ARRAY[$1])', 'judge_' || request.kind) INTO judged USING request.id;
  request.detail := jsonb_build_object('verdict', judged.verdict, 'reason', judged.reason, 'settled_by',
    judged.settled_by, 'fingerprint', judged.fingerprint, 'evidence', judged.evidence);
  IF judged.fingerprint IS DISTINCT FROM request.fingerprint
     OR (judged.verdict IS DISTINCT FROM 'SAFE'
         AND countersign.settled_by_look(judged, request.evidence) IS NOT TRUE) THEN
    request.refusal := coalesce(judged.reason, 'not-judged');
    request.until := judged.until;
    RETURN;
  END IF;
  -- Taken before the backend's row is set: what the act sets lies at or after it, to the millisecond the row keeps.
  request.at := clock_timestamp();
  EXECUTE format('SELECT countersign.%I($1)', 'act_' || request.kind) USING request.id;
  request.outcome := 'done';
  request.refusal := '';
END $$;
