-- Every payout of it has ended, and the batch still counts as open: the shipped version never closes one.
SELECT b."id" AS subject_id, l.ended_at AT TIME ZONE 'UTC' AS since, b."totalAmount" AS amount, l.currency AS currency,
       jsonb_build_object('state', b."status"::text, 'program', b."programId", 'period', left(b."period", 200),
                          'payouts', l.number, 'completed', l.completed, 'failed', l.failed,
                          'cancelled', l.number - l.completed - l.failed,
                          'completedAmount', l.completed_amount::text, 'failedAmount', l.failed_amount::text) AS evidence
FROM {{schema}}."PayoutBatch" b
CROSS JOIN LATERAL (
  SELECT count(*) AS number, min(p."currency") AS currency, max(greatest(p."executedAt", p."updatedAt")) AS ended_at,
         count(*) FILTER (WHERE p."status" = 'COMPLETED') AS completed,
         count(*) FILTER (WHERE p."status" = 'FAILED') AS failed,
         sum(p."amount") FILTER (WHERE p."status" = 'COMPLETED') AS completed_amount,
         sum(p."amount") FILTER (WHERE p."status" = 'FAILED') AS failed_amount,
         bool_and(p."status" IN ('COMPLETED', 'FAILED', 'CANCELLED')) AS all_final
  FROM {{schema}}."Payout" p WHERE p."batchId" = b."id") l
WHERE b."id" > {{from}} AND b."id" <= {{to}} AND b."status" IN ('PROCESSING', 'APPROVED')
  AND l.number > 0 AND l.all_final
  AND l.ended_at < statement_timestamp() AT TIME ZONE 'UTC'
      - make_interval(secs => (SELECT {{threshold:settlement_grace_s}})::double precision)
