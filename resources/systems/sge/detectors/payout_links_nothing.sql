-- Paid, and no commission says that this paid it; none is left open that it could have been.
SELECT o."id" AS subject_id, o.done_at AT TIME ZONE 'UTC' AS since, o."amount" AS amount, o."currency" AS currency,
       jsonb_build_object('batch', o."batchId", 'affiliate', o."affiliateId", 'program', o."programId",
                          'paid', o."amount"::text, 'linked', 0) AS evidence
FROM {{include:detectors/payout_cover.sql}} o
WHERE o.linked = 0 AND o.unpaid_number = 0 AND (o.again_amount > (SELECT {{threshold:payout_dust}})) IS NOT TRUE
