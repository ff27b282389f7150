-- Before the ledger, and before orders were hedged. What comes later is not read before the next install: until then
-- nobody knows whether anything was credited.
DROP TABLE "LedgerEntry";
DROP TABLE "HedgePosition";

INSERT INTO "user" ("id", "updatedAt") VALUES ('u1', {now});
INSERT INTO "DepositAddress" ("id", "userId", "address", "currency", "derivationIndex")
VALUES ('a1', 'u1', '0x00000000000000000000000000000000000beef1', 'USDC', 1);
INSERT INTO "Deposit" ("id", "userId", "amount", "currency", "txHash", "status", "fromAddress", "toAddress", "updatedAt")
VALUES ('d1', 'u1', 10, 'USDC', '0x1', 'FAILED', 'f', 't', {now} - interval '1 day'),
       ('d2', 'u1', 10, 'USDC', '0x2', 'PENDING_CONFIRMATION', 'f', 't', {now} - interval '1 day');
UPDATE "Deposit" SET "createdAt" = {now} - interval '2 days';
INSERT INTO "Withdrawal" ("id", "userId", "amount", "currency", "toAddress", "status", "updatedAt")
VALUES ('w1', 'u1', 60, 'USDC', '0xabc', 'PENDING', {now});
