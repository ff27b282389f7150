-- Paid a second time: more than the commissions since the payout before it, and those before it are still open.
SELECT o."id" AS subject_id, o.done_at AT TIME ZONE 'UTC' AS since, o.again_amount AS amount, o."currency" AS currency,
       jsonb_build_object('batch', o."batchId", 'affiliate', o."affiliateId", 'program', o."programId",
                          'paid', o."amount"::text, 'paidAgain', o.again_amount::text, 'paidBefore', o.previous,
                          'nextBatchPaysToo', o.unpaid_amount::text) AS evidence
FROM {{include:detectors/payout_cover.sql}} o
WHERE o.again_amount > (SELECT {{threshold:payout_dust}})
