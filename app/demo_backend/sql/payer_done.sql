SELECT a.outcome, a.reason FROM countersign.report_done($1::uuid, $2::boolean, $3) a
