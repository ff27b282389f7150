-- Paid, and the commissions it paid are still PAYABLE: the next batch takes them again.
SELECT o."id" AS subject_id, o.done_at AT TIME ZONE 'UTC' AS since, o.unpaid_amount AS amount, o."currency" AS currency,
       jsonb_build_object('batch', o."batchId", 'affiliate', o."affiliateId", 'program', o."programId",
                          'paid', o."amount"::text, 'linked', o.linked, 'commissions', o.unpaid_number,
                          'nextBatchPaysAgain', o.unpaid_amount::text) AS evidence
FROM {{include:detectors/payout_cover.sql}} o
WHERE o.unpaid_number > 0 AND (o.again_amount > (SELECT {{threshold:payout_dust}})) IS NOT TRUE
