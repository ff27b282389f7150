-- An amount that is no number. (Most have none: the backend never writes it.)
SELECT t.id::text AS subject_id, t.created_at AT TIME ZONE 'UTC' AS since, NULL::numeric AS amount, NULL::text AS currency,
       jsonb_object(ARRAY['rule', 'amount', 'chain', 'hash', 'session'],
                    ARRAY['amount is no decimal number', left(t.amount, 64), t.chain::text, left(t.hash, 200),
                          t.session_id::text]) AS evidence
FROM {{schema}}.transactions t
WHERE t.hash > {{from}} AND t.hash <= {{to}} AND t.amount IS NOT NULL AND {{include:transaction/amount.sql}} IS NULL
