-- One customer of the ten gets a deposit address: the batch is no longer full of blocked ones, but nobody takes the row.
INSERT INTO "DepositAddress" ("id", "userId", "address", "currency", "derivationIndex")
VALUES ('anew', 'c0383', '0x00000000000000000000000000000000000beef1', 'USDC', 9999);
