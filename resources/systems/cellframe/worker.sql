-- The monitor is known by what it touches: rows it finds on their chain, every 30 s. Making a row touches it once, too, so
-- only later changes count. With nothing to watch it touches nothing: then, and when it is silent (a finding of its own),
-- nothing is known of it here.
SELECT 'monitor'::text AS name, m.seen AT TIME ZONE 'UTC' AS last_seen_at, true AS healthy
FROM (SELECT t.updated_at AS seen FROM {{schema}}.transactions t
      WHERE t.updated_at >= statement_timestamp() AT TIME ZONE 'UTC'
        - make_interval(secs => (SELECT {{threshold:monitor_silent_s}})::double precision)
        AND t.updated_at <= statement_timestamp() AT TIME ZONE 'UTC' + interval '1 minute'
        AND t.updated_at - interval '5 seconds' > t.created_at
      ORDER BY t.updated_at DESC LIMIT 1) m
