-- The tables of the bridge watcher, in our own wording.
CREATE TABLE users (
  id integer PRIMARY KEY, username varchar(255), language_code varchar(8), created_at timestamp NOT NULL);
CREATE TABLE wallet_bindings (
  id serial PRIMARY KEY, user_id integer NOT NULL REFERENCES users ON DELETE CASCADE, chain varchar(64) NOT NULL,
  address varchar(255) NOT NULL, created_at timestamp NOT NULL);
CREATE TABLE bridge_sessions (
  id serial PRIMARY KEY, session_id varchar(64) NOT NULL UNIQUE, user_id integer REFERENCES users ON DELETE SET NULL,
  direction varchar(64) NOT NULL, token varchar(32) NOT NULL, amount varchar(64) NOT NULL, src_address varchar(255),
  dst_address varchar(255), src_network varchar(32), dst_network varchar(32), status varchar(32) NOT NULL DEFAULT 'pending',
  estimated_fee varchar(64), estimated_time_seconds integer, created_at timestamp NOT NULL, updated_at timestamp NOT NULL);
CREATE TABLE transactions (
  id serial PRIMARY KEY, session_id integer NOT NULL REFERENCES bridge_sessions ON DELETE CASCADE, chain varchar(32) NOT NULL,
  hash varchar(128) NOT NULL, block_number integer, confirmations integer NOT NULL DEFAULT 0,
  confirmations_required integer NOT NULL DEFAULT 12, status varchar(32) NOT NULL DEFAULT 'pending', amount varchar(64),
  fee varchar(64), from_address varchar(255), to_address varchar(255), confirmed boolean NOT NULL DEFAULT false,
  error_message text, created_at timestamp NOT NULL, updated_at timestamp NOT NULL);
CREATE INDEX ix_transactions_hash ON transactions (hash);
CREATE TABLE alerts (
  id serial PRIMARY KEY, user_id integer NOT NULL REFERENCES users ON DELETE CASCADE,
  session_id integer REFERENCES bridge_sessions ON DELETE SET NULL, message text NOT NULL,
  sent boolean NOT NULL DEFAULT false, created_at timestamp NOT NULL);
