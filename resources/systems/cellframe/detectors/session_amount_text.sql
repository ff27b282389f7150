-- An amount that is no number: the bot takes digits and a point only.
SELECT s.id::text AS subject_id, s.created_at AT TIME ZONE 'UTC' AS since, NULL::numeric AS amount, s.token::text AS currency,
       jsonb_object(ARRAY['rule', 'amount', 'token', 'direction', 'status'],
                    ARRAY['amount is no decimal number', left(s.amount, 64), s.token::text, s.direction::text,
                          s.status::text]) AS evidence
FROM {{schema}}.bridge_sessions s
WHERE s.session_id > {{from}} AND s.session_id <= {{to}} AND {{include:session/amount.sql}} IS NULL
