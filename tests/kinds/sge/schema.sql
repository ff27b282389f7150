-- SPDX-License-Identifier: GPL-3.0-or-later
-- The tables of an sge backend, in our own words: the part of them that a console reads and the demo's backend writes.
-- The real system makes them from its Prisma schema ("db push", no migrations); times are UTC in TIMESTAMP(3) without zone.
CREATE TYPE "ProgramStatus" AS ENUM ('ACTIVE','PAUSED','ARCHIVED');
CREATE TYPE "AffiliateStatus" AS ENUM ('PENDING','ACTIVE','SUSPENDED','TERMINATED');
CREATE TYPE "IntentType" AS ENUM ('REGISTER','CLAIM','COMMERCE_PAYMENT','PAYOUT');
CREATE TYPE "IntentStatus" AS ENUM ('PENDING','PROCESSING','CONFIRMED','FAILED','EXPIRED');
CREATE TYPE "SettlementStatus" AS ENUM ('PENDING','CONFIRMED','FAILED','REVERSED');
CREATE TYPE "CommissionStatus" AS ENUM ('ACCRUED','PAYABLE','PAID','CANCELLED');
CREATE TYPE "PayoutStatus" AS ENUM ('PENDING','APPROVED','PROCESSING','COMPLETED','FAILED','CANCELLED'); -- shared by PayoutBatch and Payout
CREATE TYPE "PayoutMethod" AS ENUM ('ONCHAIN_USDC','ONCHAIN_USDT','ACH','WIRE','MANUAL');
CREATE TABLE "Program" (
  "id" TEXT PRIMARY KEY, "name" TEXT NOT NULL, "slug" TEXT NOT NULL, "status" "ProgramStatus" NOT NULL DEFAULT 'ACTIVE',
  "treasuryAddress" TEXT NOT NULL, "feeUsd" DECIMAL(18,6) NOT NULL DEFAULT 100, "claimAmount" DECIMAL(18,6) NOT NULL DEFAULT 1000,
  "directCommissionPct" DECIMAL(5,2) NOT NULL DEFAULT 10, "overrideCommissionPct" DECIMAL(5,2) NOT NULL DEFAULT 5,
  "mockMode" BOOLEAN NOT NULL DEFAULT false,
  "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" TIMESTAMP(3) NOT NULL);
CREATE TABLE "Affiliate" (
  "id" TEXT PRIMARY KEY, "programId" TEXT NOT NULL REFERENCES "Program"("id") ON UPDATE CASCADE ON DELETE RESTRICT, "parentId" TEXT REFERENCES "Affiliate"("id") ON UPDATE CASCADE ON DELETE SET NULL,
  "depth" INTEGER NOT NULL DEFAULT 1, "wallet" TEXT NOT NULL, "referralCode" TEXT NOT NULL, "email" TEXT, "displayName" TEXT,
  "status" "AffiliateStatus" NOT NULL DEFAULT 'PENDING', "totalReferrals" INTEGER NOT NULL DEFAULT 0,
  "totalEarnings" DECIMAL(18,6) NOT NULL DEFAULT 0, "pendingEarnings" DECIMAL(18,6) NOT NULL DEFAULT 0,
  "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" TIMESTAMP(3) NOT NULL);
CREATE TABLE "Intent" (
  "id" TEXT PRIMARY KEY, "programId" TEXT NOT NULL REFERENCES "Program"("id") ON UPDATE CASCADE ON DELETE RESTRICT, "type" "IntentType" NOT NULL,
  "idempotencyKey" TEXT NOT NULL, "wallet" TEXT NOT NULL, "payload" JSONB NOT NULL,
  "status" "IntentStatus" NOT NULL DEFAULT 'PENDING', "attempts" INTEGER NOT NULL DEFAULT 0,
  "lastAttemptAt" TIMESTAMP(3), "nextRetryAt" TIMESTAMP(3), "resultTxHash" TEXT, "resultData" JSONB, "errorMessage" TEXT,
  "lockedBy" TEXT, "lockedUntil" TIMESTAMP(3),
  "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" TIMESTAMP(3) NOT NULL, "completedAt" TIMESTAMP(3));
CREATE INDEX "Intent_programId_type_status_idx" ON "Intent"("programId","type","status");
CREATE INDEX "Intent_status_nextRetryAt_idx" ON "Intent"("status","nextRetryAt");
CREATE TABLE "Settlement" (
  "id" TEXT PRIMARY KEY, "programId" TEXT NOT NULL REFERENCES "Program"("id") ON UPDATE CASCADE ON DELETE RESTRICT, "intentId" TEXT NOT NULL REFERENCES "Intent"("id") ON UPDATE CASCADE ON DELETE RESTRICT,
  "wallet" TEXT NOT NULL, "type" TEXT NOT NULL, "token" TEXT, "amount" DECIMAL(18,6) NOT NULL, "txHash" TEXT NOT NULL,
  "blockNumber" BIGINT NOT NULL, "blockTimestamp" TIMESTAMP(3) NOT NULL, "status" "SettlementStatus" NOT NULL DEFAULT 'PENDING',
  "verified" BOOLEAN NOT NULL DEFAULT false, "verifiedAt" TIMESTAMP(3),
  "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" TIMESTAMP(3) NOT NULL);
CREATE TABLE "LedgerEntry" (      -- DOUBLE entry as two rows: debit = +amount, credit = -amount; sum per programId must be 0
  "id" TEXT PRIMARY KEY, "programId" TEXT NOT NULL REFERENCES "Program"("id") ON UPDATE CASCADE ON DELETE RESTRICT, "account" TEXT NOT NULL, "counterparty" TEXT NOT NULL,
  "amount" DECIMAL(18,6) NOT NULL, "currency" TEXT NOT NULL DEFAULT 'USD',
  "refType" TEXT NOT NULL,        -- SETTLEMENT | COMMISSION | PAYOUT | ADJUSTMENT
  "refId" TEXT NOT NULL, "settlementId" TEXT REFERENCES "Settlement"("id") ON UPDATE CASCADE ON DELETE SET NULL, "description" TEXT,
  "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP);
CREATE INDEX "LedgerEntry_programId_account_idx" ON "LedgerEntry"("programId","account");
CREATE INDEX "LedgerEntry_refType_refId_idx" ON "LedgerEntry"("refType","refId");
CREATE TABLE "PayoutBatch" (
  "id" TEXT PRIMARY KEY, "programId" TEXT NOT NULL REFERENCES "Program"("id") ON UPDATE CASCADE ON DELETE RESTRICT, "period" TEXT NOT NULL,
  "totalAmount" DECIMAL(18,6) NOT NULL, "affiliateCount" INTEGER NOT NULL, "status" "PayoutStatus" NOT NULL DEFAULT 'PENDING',
  "createdById" TEXT, "approvedById" TEXT, "approvedAt" TIMESTAMP(3), "executedAt" TIMESTAMP(3), "executionTxHash" TEXT,
  "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" TIMESTAMP(3) NOT NULL);
CREATE TABLE "Payout" (
  "id" TEXT PRIMARY KEY, "programId" TEXT NOT NULL REFERENCES "Program"("id") ON UPDATE CASCADE ON DELETE RESTRICT, "affiliateId" TEXT NOT NULL REFERENCES "Affiliate"("id") ON UPDATE CASCADE ON DELETE RESTRICT,
  "batchId" TEXT REFERENCES "PayoutBatch"("id") ON UPDATE CASCADE ON DELETE SET NULL, "idempotencyKey" TEXT NOT NULL, "amount" DECIMAL(18,6) NOT NULL,
  "currency" TEXT NOT NULL DEFAULT 'USD', "method" "PayoutMethod" NOT NULL, "destination" TEXT NOT NULL,
  "status" "PayoutStatus" NOT NULL DEFAULT 'PENDING', "txHash" TEXT, "executedAt" TIMESTAMP(3), "errorMessage" TEXT,
  "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" TIMESTAMP(3) NOT NULL);
CREATE TABLE "Commission" (
  "id" TEXT PRIMARY KEY, "programId" TEXT NOT NULL REFERENCES "Program"("id") ON UPDATE CASCADE ON DELETE RESTRICT, "settlementId" TEXT NOT NULL REFERENCES "Settlement"("id") ON UPDATE CASCADE ON DELETE RESTRICT,
  "affiliateId" TEXT NOT NULL REFERENCES "Affiliate"("id") ON UPDATE CASCADE ON DELETE RESTRICT, "overrideAffiliateId" TEXT REFERENCES "Affiliate"("id") ON UPDATE CASCADE ON DELETE SET NULL,
  "commissionType" TEXT NOT NULL, "rate" DECIMAL(5,2) NOT NULL, "baseAmount" DECIMAL(18,6) NOT NULL, "amount" DECIMAL(18,6) NOT NULL,
  "currency" TEXT NOT NULL DEFAULT 'USD', "status" "CommissionStatus" NOT NULL DEFAULT 'ACCRUED', "payoutId" TEXT REFERENCES "Payout"("id") ON UPDATE CASCADE ON DELETE SET NULL,
  "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" TIMESTAMP(3) NOT NULL, "paidAt" TIMESTAMP(3));
CREATE TABLE "AuditLog" (
  "id" TEXT PRIMARY KEY, "programId" TEXT REFERENCES "Program"("id") ON UPDATE CASCADE ON DELETE SET NULL, "action" TEXT NOT NULL, "actorId" TEXT, "actorType" TEXT,
  "targetType" TEXT, "targetId" TEXT, "before" JSONB, "after" JSONB, "metadata" JSONB, "ipAddress" TEXT, "userAgent" TEXT,
  "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP);
-- relayer queue: a second, snake_case dialect in the SAME database
CREATE TABLE jobs (
  id TEXT PRIMARY KEY,            -- 'reg-'||uuid or 'pay-'||uuid
  type TEXT NOT NULL,             -- register | payout
  payload JSONB NOT NULL,         -- payout: {child, referrer, usdc:"<integer string, 6 decimals>", token}
  status TEXT NOT NULL DEFAULT 'pending',  -- pending | processing | done | failed
  attempts INTEGER NOT NULL DEFAULT 0, last_attempt_at TIMESTAMPTZ, created_at TIMESTAMPTZ NOT NULL DEFAULT now());
CREATE INDEX idx_jobs_status_created ON jobs(status, created_at);
-- Uniqueness is by indexes there, not by constraints.
CREATE UNIQUE INDEX "Program_slug_key" ON "Program"("slug");
CREATE UNIQUE INDEX "Affiliate_programId_wallet_key" ON "Affiliate"("programId","wallet");
CREATE UNIQUE INDEX "Affiliate_programId_referralCode_key" ON "Affiliate"("programId","referralCode");
CREATE UNIQUE INDEX "Intent_idempotencyKey_key" ON "Intent"("idempotencyKey");
CREATE UNIQUE INDEX "Settlement_intentId_key" ON "Settlement"("intentId");
CREATE UNIQUE INDEX "Settlement_txHash_key" ON "Settlement"("txHash");
CREATE UNIQUE INDEX "PayoutBatch_programId_period_key" ON "PayoutBatch"("programId","period");
CREATE UNIQUE INDEX "Payout_idempotencyKey_key" ON "Payout"("idempotencyKey");
CREATE UNIQUE INDEX "Payout_txHash_key" ON "Payout"("txHash");
CREATE INDEX "Program_status_idx" ON "Program"("status");
CREATE INDEX "Program_slug_idx" ON "Program"("slug");
CREATE INDEX "Affiliate_programId_status_idx" ON "Affiliate"("programId","status");
CREATE INDEX "Affiliate_parentId_idx" ON "Affiliate"("parentId");
CREATE INDEX "Intent_wallet_idx" ON "Intent"("wallet");
CREATE INDEX "Settlement_programId_type_idx" ON "Settlement"("programId","type");
CREATE INDEX "Settlement_wallet_idx" ON "Settlement"("wallet");
CREATE INDEX "Settlement_status_idx" ON "Settlement"("status");
CREATE INDEX "Commission_programId_affiliateId_status_idx" ON "Commission"("programId","affiliateId","status");
CREATE INDEX "Commission_settlementId_idx" ON "Commission"("settlementId");
CREATE INDEX "Commission_payoutId_idx" ON "Commission"("payoutId");
CREATE INDEX "PayoutBatch_programId_status_idx" ON "PayoutBatch"("programId","status");
CREATE INDEX "Payout_programId_affiliateId_idx" ON "Payout"("programId","affiliateId");
CREATE INDEX "Payout_batchId_idx" ON "Payout"("batchId");
CREATE INDEX "Payout_status_idx" ON "Payout"("status");
CREATE INDEX "AuditLog_programId_action_idx" ON "AuditLog"("programId","action");
CREATE INDEX "AuditLog_targetType_targetId_idx" ON "AuditLog"("targetType","targetId");
CREATE INDEX "AuditLog_actorId_idx" ON "AuditLog"("actorId");
CREATE INDEX "AuditLog_createdAt_idx" ON "AuditLog"("createdAt");
