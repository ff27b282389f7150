-- Three customers ask for their money, for two people to decide on: debited and set aside, as the backend does.
INSERT INTO "user" ("id", "username", "updatedAt") SELECT 'ask000' || n, 'asks' || n, {now} FROM generate_series(1, 3) n;
INSERT INTO "Balance" ("id", "userId", "tokenSymbol", "amount", "locked", "updatedAt")
SELECT 'bask' || n, 'ask000' || n, 'TUSD', 400, 250 * n, {now} - n * interval '7 minutes' FROM generate_series(1, 3) n;
INSERT INTO "Withdrawal" ("id", "userId", "amount", "currency", "toAddress", "status", "createdAt", "updatedAt")
SELECT 'ask-' || n, 'ask000' || n, 250 * n, 'USDC', '0x' || lower(left(md5('asks' || n) || md5('more' || n), 40)), 'PENDING',
       {now} - n * interval '7 minutes', {now} - n * interval '7 minutes'
FROM generate_series(1, 3) n;
INSERT INTO "LedgerEntry" ("id", "userId", "direction", "amount", "currency", "balanceBefore", "balanceAfter", "referenceType",
                           "referenceId", "createdAt")
SELECT 'lask' || n, 'ask000' || n, 'DEBIT', 250 * n, 'TUSD', 400 + 250 * n, 400, 'WITHDRAWAL', 'ask-' || n, {now} - n * interval '7 minutes'
FROM generate_series(1, 3) n;
