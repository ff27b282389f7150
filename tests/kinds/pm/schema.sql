-- The tables of the prediction-market backend as far as its kind reads them, in our own wording.
CREATE TYPE "UserRole" AS ENUM ('USER', 'ADMIN');
CREATE TYPE "OrderSide" AS ENUM ('BUY', 'SELL');
CREATE TYPE "OrderType" AS ENUM ('LIMIT', 'MARKET');
CREATE TYPE "OrderStatus" AS ENUM ('PENDING', 'OPEN', 'PARTIAL', 'FILLED', 'CANCELLED');
CREATE TYPE "MarketStatus" AS ENUM ('OPEN', 'CLOSED', 'RESOLVED', 'CANCELLED');
CREATE TYPE "Outcome" AS ENUM ('YES', 'NO');
CREATE TYPE "TransferType" AS ENUM ('DEPOSIT', 'WITHDRAWAL');
CREATE TYPE "TransferStatus" AS ENUM ('PENDING', 'COMPLETED', 'FAILED');
CREATE TABLE "User" (
  "id" text PRIMARY KEY, "email" text NOT NULL UNIQUE, "handle" text UNIQUE, "passwordHash" text NOT NULL,
  "fullName" text, "role" "UserRole" NOT NULL DEFAULT 'USER',
  "createdAt" timestamp(3) NOT NULL DEFAULT current_timestamp, "updatedAt" timestamp(3) NOT NULL);
CREATE TABLE "Market" (
  "id" text PRIMARY KEY, "slug" text NOT NULL UNIQUE, "question" text NOT NULL, "category" text NOT NULL,
  "status" "MarketStatus" NOT NULL DEFAULT 'OPEN', "createdBy" text NOT NULL REFERENCES "User",
  "closeTime" timestamp(3) NOT NULL, "resolveTime" timestamp(3), "outcome" "Outcome", "resolutionSource" text,
  "createdAt" timestamp(3) NOT NULL DEFAULT current_timestamp, "updatedAt" timestamp(3) NOT NULL);
CREATE TABLE "Order" (
  "id" text PRIMARY KEY, "marketId" text NOT NULL REFERENCES "Market" ON DELETE CASCADE,
  "userId" text NOT NULL REFERENCES "User" ON DELETE CASCADE, "side" "OrderSide" NOT NULL, "type" "OrderType" NOT NULL,
  "outcome" "Outcome" NOT NULL, "price" numeric(18, 4) NOT NULL, "quantity" numeric(18, 4) NOT NULL,
  "filled" numeric(18, 4) NOT NULL DEFAULT 0, "status" "OrderStatus" NOT NULL DEFAULT 'PENDING',
  "createdAt" timestamp(3) NOT NULL DEFAULT current_timestamp, "updatedAt" timestamp(3) NOT NULL);
CREATE TABLE "Balance" (
  "userId" text PRIMARY KEY REFERENCES "User" ON DELETE CASCADE, "available" numeric(18, 4) NOT NULL DEFAULT 0,
  "locked" numeric(18, 4) NOT NULL DEFAULT 0, "total" numeric(18, 4) NOT NULL DEFAULT 0,
  "updatedAt" timestamp(3) NOT NULL);
CREATE TABLE "Transfer" (
  "id" text PRIMARY KEY, "userId" text NOT NULL REFERENCES "User" ON DELETE CASCADE, "type" "TransferType" NOT NULL,
  "amount" numeric(18, 4) NOT NULL, "status" "TransferStatus" NOT NULL DEFAULT 'PENDING',
  "createdAt" timestamp(3) NOT NULL DEFAULT current_timestamp);
CREATE TABLE "Position" (
  "id" text PRIMARY KEY, "userId" text NOT NULL REFERENCES "User", "marketId" text NOT NULL REFERENCES "Market",
  "outcome" "Outcome" NOT NULL, "quantity" numeric(18, 4) NOT NULL DEFAULT 0,
  "averagePrice" numeric(18, 4) NOT NULL DEFAULT 0, "createdAt" timestamp(3) NOT NULL DEFAULT current_timestamp,
  "updatedAt" timestamp(3) NOT NULL, UNIQUE ("userId", "marketId", "outcome"));
-- Not in every database; this version can't execute a trade.
CREATE TABLE "Trade" (
  "id" text PRIMARY KEY, "marketId" text NOT NULL REFERENCES "Market" ON DELETE CASCADE, "buyOrderId" text NOT NULL,
  "sellOrderId" text NOT NULL, "buyerId" text NOT NULL REFERENCES "User", "sellerId" text NOT NULL,
  "outcome" "Outcome" NOT NULL, "price" numeric(18, 4) NOT NULL, "quantity" numeric(18, 4) NOT NULL,
  "createdAt" timestamp(3) NOT NULL DEFAULT current_timestamp);
