-- Green but wrong: confirmed, and its own numbers or words say otherwise. The user was told that the tokens are safe.
SELECT t.id::text AS subject_id, t.updated_at AT TIME ZONE 'UTC' AS since, {{include:transaction/amount.sql}} AS amount,
       s.token::text AS currency,
       {{include:detectors/evidence.sql}} AS evidence
FROM (SELECT t.*, CASE WHEN t.confirmations <= 0 THEN 'confirmed without a confirmation'
                       WHEN t.confirmations < t.confirmations_required THEN 'confirmed with fewer confirmations than required'
                       ELSE 'confirmed, and its status says otherwise' END AS rule
      FROM {{schema}}.transactions t
      WHERE t.hash > {{from}} AND t.hash <= {{to}}) t
LEFT JOIN {{schema}}.bridge_sessions s ON s.id = t.session_id
WHERE t.confirmed AND t.updated_at < statement_timestamp() AT TIME ZONE 'UTC'
    - make_interval(secs => (SELECT {{threshold:write_grace_s}})::double precision)
  AND (t.confirmations < t.confirmations_required OR t.confirmations <= 0 OR t.status NOT IN ('confirmed', 'completed'))
