-- Before anything is sent: $1 request, $2 hash, $3 nonce.
SELECT a.outcome, a.reason FROM countersign.report_broadcast($1::uuid, $2, $3, '{}'::text[]) a
