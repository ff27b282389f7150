-- Failed, and nothing tries it again. The backend also drops the hash where its own error came after the transfer.
SELECT l."id" AS subject_id, l."updatedAt" AT TIME ZONE 'UTC' AS since, l."amount" AS amount, l."currency" AS currency,
       {{include:detectors/payout_evidence.sql}}
         || jsonb_build_object('bookedAsPaid', EXISTS (SELECT FROM {{schema}}."LedgerEntry" e
                                                       WHERE e."refType" = 'PAYOUT' AND e."refId" = l."id")) AS evidence
FROM {{schema}}."Payout" l LEFT JOIN {{schema}}."PayoutBatch" b ON b."id" = l."batchId"
WHERE l."status" = 'FAILED' AND l."txHash" IS NULL
  AND l."updatedAt" > statement_timestamp() AT TIME ZONE 'UTC'
      - make_interval(secs => {{threshold:failed_look_back_s}}::double precision)
LIMIT 5001
