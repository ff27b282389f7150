-- The tables of polybet that the kind reads: Prisma's conventions, so ids are text made by the application, times are UTC
-- without zone, "updatedAt" has no default, and statuses are free text. "Deposit" has both columns that older databases
-- lack, and the tables have what the kind does not read as well, where it is NOT NULL.
CREATE TABLE "user" (
  "id" TEXT PRIMARY KEY,
  "username" TEXT,
  "email" TEXT UNIQUE,
  "isAdmin" BOOLEAN NOT NULL DEFAULT false,
  "currentBalance" DECIMAL(65,30) NOT NULL DEFAULT 0,
  "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" TIMESTAMP(3) NOT NULL
);
CREATE TABLE "DepositAddress" (
  "id" TEXT PRIMARY KEY,
  "userId" TEXT NOT NULL REFERENCES "user" ("id") ON UPDATE CASCADE ON DELETE RESTRICT,
  "address" TEXT NOT NULL UNIQUE,
  "currency" TEXT NOT NULL,
  "derivationIndex" INTEGER NOT NULL,
  "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  UNIQUE ("userId", "currency")
);
CREATE TABLE "Deposit" (
  "id" TEXT PRIMARY KEY,
  "userId" TEXT NOT NULL REFERENCES "user" ("id") ON UPDATE CASCADE ON DELETE RESTRICT,
  "amount" DECIMAL(65,30) NOT NULL,
  "currency" TEXT NOT NULL,
  "txHash" TEXT NOT NULL UNIQUE,
  "status" TEXT NOT NULL,
  "fromAddress" TEXT NOT NULL,
  "toAddress" TEXT NOT NULL,
  "retryCount" INTEGER DEFAULT 0,
  "metadata" JSONB,
  "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" TIMESTAMP(3) NOT NULL
);
CREATE INDEX "Deposit_userId_idx" ON "Deposit" ("userId");
CREATE INDEX "Deposit_status_idx" ON "Deposit" ("status");
CREATE INDEX "Deposit_toAddress_status_idx" ON "Deposit" ("toAddress", "status");
CREATE TABLE "Withdrawal" (
  "id" TEXT PRIMARY KEY,
  "userId" TEXT NOT NULL REFERENCES "user" ("id") ON UPDATE CASCADE ON DELETE RESTRICT,
  "amount" DECIMAL(65,30) NOT NULL,
  "currency" TEXT NOT NULL,
  "toAddress" TEXT NOT NULL,
  "txHash" TEXT,
  "idempotencyKey" TEXT UNIQUE,
  "status" TEXT NOT NULL,
  "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" TIMESTAMP(3) NOT NULL,
  "approvedAt" TIMESTAMP(3),
  "approvedBy" TEXT
);
CREATE INDEX "Withdrawal_status_createdAt_idx" ON "Withdrawal" ("status", "createdAt");
CREATE TABLE "Balance" (
  "id" TEXT PRIMARY KEY,
  "userId" TEXT NOT NULL REFERENCES "user" ("id") ON UPDATE CASCADE ON DELETE RESTRICT,
  "tokenSymbol" TEXT NOT NULL,
  "eventId" TEXT,
  "outcomeId" TEXT,
  "amount" DECIMAL(65,30) NOT NULL DEFAULT 0,
  "locked" DECIMAL(65,30) NOT NULL DEFAULT 0,
  "accountType" TEXT NOT NULL DEFAULT 'LIVE',
  "updatedAt" TIMESTAMP(3) NOT NULL,
  UNIQUE ("userId", "tokenSymbol", "eventId", "outcomeId", "accountType")
);
CREATE TABLE "LedgerEntry" (
  "id" TEXT PRIMARY KEY,
  "userId" TEXT NOT NULL REFERENCES "user" ("id") ON UPDATE CASCADE ON DELETE RESTRICT,
  "direction" TEXT NOT NULL,
  "amount" DECIMAL(65,30) NOT NULL,
  "currency" TEXT NOT NULL,
  "balanceBefore" DECIMAL(65,30) NOT NULL,
  "balanceAfter" DECIMAL(65,30) NOT NULL,
  "referenceType" TEXT,
  "referenceId" TEXT,
  "metadata" JSONB,
  "accountType" TEXT NOT NULL DEFAULT 'LIVE',
  "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX "LedgerEntry_referenceType_referenceId_idx" ON "LedgerEntry" ("referenceType", "referenceId");
CREATE TABLE "HedgePosition" (
  "id" TEXT PRIMARY KEY,
  "userOrderId" TEXT UNIQUE,
  "polymarketMarketId" TEXT NOT NULL,
  "side" TEXT NOT NULL,
  "amount" DECIMAL(65,30) NOT NULL,
  "userPrice" DECIMAL(65,30) NOT NULL DEFAULT 0,
  "hedgePrice" DECIMAL(65,30) NOT NULL DEFAULT 0,
  "status" TEXT NOT NULL,
  "failureReason" TEXT,
  "retryCount" INTEGER NOT NULL DEFAULT 0,
  "metadata" JSONB,
  "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" TIMESTAMP(3) NOT NULL
);
