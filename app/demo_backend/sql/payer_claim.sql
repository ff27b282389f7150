SELECT a.outcome, a.reason FROM countersign.claim($1::uuid) a
