-- As the baseline migration made it: the users under their old name, no counter and no metadata of deposits, no locked
-- balances and no play money.
ALTER TABLE "user" RENAME TO "User";
ALTER TABLE "Deposit" DROP COLUMN "retryCount", DROP COLUMN "metadata";
ALTER TABLE "Balance" DROP COLUMN "locked", DROP COLUMN "accountType";
ALTER TABLE "LedgerEntry" DROP COLUMN "accountType";

INSERT INTO "User" ("id", "updatedAt") VALUES ('u1', {now});
INSERT INTO "DepositAddress" ("id", "userId", "address", "currency", "derivationIndex")
VALUES ('a1', 'u1', '0x00000000000000000000000000000000000beef1', 'USDC', 1);
INSERT INTO "Deposit" ("id", "userId", "amount", "currency", "txHash", "status", "fromAddress", "toAddress", "updatedAt")
VALUES ('d1', 'u1', 10, 'USDC', '0x1', 'FAILED', 'f', 't', {now} - interval '1 day'),
       ('d2', 'u1', 10, 'USDC', '0x2', 'PENDING_CONFIRMATION', 'f', 't', {now} - interval '1 day');
UPDATE "Deposit" SET "createdAt" = {now} - interval '2 days';
INSERT INTO "Withdrawal" ("id", "userId", "amount", "currency", "toAddress", "status", "updatedAt")
VALUES ('w1', 'u1', 60, 'USDC', '0xabc', 'PENDING', {now});
