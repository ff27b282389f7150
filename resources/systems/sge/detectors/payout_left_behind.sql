-- Being paid for too long: whoever paid it vanished, and how far it came is not known.
SELECT l."id" AS subject_id, l."updatedAt" AT TIME ZONE 'UTC' AS since, l."amount" AS amount, l."currency" AS currency,
       {{include:detectors/payout_evidence.sql}}
         || jsonb_build_object('rule', 'payout_stuck_s', 'limit', (SELECT {{threshold:payout_stuck_s}})) AS evidence
FROM {{schema}}."Payout" l LEFT JOIN {{schema}}."PayoutBatch" b ON b."id" = l."batchId"
WHERE l."status" = 'PROCESSING' AND l."txHash" IS NULL
  AND l."updatedAt" < statement_timestamp() AT TIME ZONE 'UTC'
      - make_interval(secs => (SELECT {{threshold:payout_stuck_s}})::double precision)
LIMIT 5001
