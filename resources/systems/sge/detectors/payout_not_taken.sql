-- Its batch is being paid, and nobody has begun with it: no scanner looks for such rows, only the queue knew of it.
SELECT l."id" AS subject_id, coalesce(b."executedAt", b."updatedAt") AT TIME ZONE 'UTC' AS since, l."amount" AS amount,
       l."currency" AS currency, {{include:detectors/payout_evidence.sql}}
         || jsonb_build_object('rule', 'payout_stuck_s', 'limit', (SELECT {{threshold:payout_stuck_s}})) AS evidence
FROM {{schema}}."Payout" l JOIN {{schema}}."PayoutBatch" b ON b."id" = l."batchId"
WHERE l."status" IN ('PENDING', 'APPROVED') AND l."txHash" IS NULL AND b."status" = 'PROCESSING'
  AND greatest(b."executedAt", b."updatedAt", l."updatedAt") < statement_timestamp() AT TIME ZONE 'UTC'
      - make_interval(secs => (SELECT {{threshold:payout_stuck_s}})::double precision)
LIMIT 5001
