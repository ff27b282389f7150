-- The oldest request that two people have approved and nobody has claimed.
SELECT r.request, r.payout FROM countersign.payout_request r
WHERE r.stored_state = 'approved' AND r.state = 'approved' ORDER BY r.created_ms LIMIT 1
