-- Names a transaction, and the backend does not count it as paid: the error may have come after the transfer.
SELECT l."id" AS subject_id, coalesce(l."executedAt", l."updatedAt") AT TIME ZONE 'UTC' AS since, l."amount" AS amount,
       l."currency" AS currency, {{include:detectors/payout_evidence.sql}}
         || jsonb_build_object('rule', 'payout_stuck_s', 'limit', (SELECT {{threshold:payout_stuck_s}})) AS evidence
FROM {{schema}}."Payout" l LEFT JOIN {{schema}}."PayoutBatch" b ON b."id" = l."batchId"
WHERE l."status" IN ('PENDING', 'APPROVED', 'PROCESSING', 'FAILED', 'CANCELLED') AND l."txHash" IS NOT NULL
  -- being paid just now
  AND (l."status" <> 'PROCESSING' OR l."updatedAt" < statement_timestamp() AT TIME ZONE 'UTC'
      - make_interval(secs => (SELECT {{threshold:payout_stuck_s}})::double precision))
LIMIT 5001
