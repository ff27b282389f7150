-- Every unconfirmed transaction. The monitor looks at the newest 100 of them every 30 s, on two chains, and touches what
-- it finds there. "early": what is known of a row without looking at others; rest.sql has the other rules. The first
-- rule that holds tells most of a row, so that each is one finding at most.
(SELECT t.id, t.session_id, t.chain, t.hash, t.block_number, t.confirmations, t.confirmations_required, t.status, t.amount,
        t.confirmed, t.created_at, t.updated_at, n.hundredth, n.stuck, n.lately,
        CASE
          WHEN t.confirmations >= t.confirmations_required AND t.confirmations > 0 AND t.updated_at < n.grace
            THEN 'enough confirmations, and not confirmed'
          WHEN t.status IN ('confirmed', 'completed') AND t.updated_at < n.grace
            THEN 'status says confirmed, and it is not'
          WHEN t.created_at >= n.young THEN 'young'
          WHEN {{include:transaction/chain_id.sql}} IS NULL THEN 'chain without tracker'
        END AS early
 FROM {{schema}}.transactions t
 CROSS JOIN ( -- SELECTs of their own: once, not for every row
   SELECT (SELECT statement_timestamp() AT TIME ZONE 'UTC'
             - make_interval(secs => {{threshold:write_grace_s}}::double precision)) AS grace,
          (SELECT statement_timestamp() AT TIME ZONE 'UTC'
             - make_interval(secs => {{threshold:open_after_s}}::double precision)) AS young,
          (SELECT statement_timestamp() AT TIME ZONE 'UTC'
             - make_interval(secs => {{threshold:unconfirmed_stuck_s}}::double precision)) AS stuck,
          (SELECT statement_timestamp() AT TIME ZONE 'UTC'
             - make_interval(secs => {{threshold:monitor_silent_s}}::double precision)) AS lately,
          (SELECT h.created_at FROM {{schema}}.transactions h WHERE NOT h.confirmed
           ORDER BY h.created_at DESC OFFSET 99 LIMIT 1) AS hundredth
 ) n
 WHERE NOT t.confirmed)
