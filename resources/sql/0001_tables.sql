-- What the contract remembers. Nobody has rights on these tables: reading goes through views and functions.
CREATE TABLE countersign.migration (
  number     integer PRIMARY KEY,
  name       text NOT NULL,
  sha256     text NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- The kind of backend this database belongs to, and the schema its tables are in.
CREATE TABLE countersign.kind (
  name         text PRIMARY KEY,
  version      integer NOT NULL,
  schema       text NOT NULL,
  installed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Numbers that verdicts, limits and findings rest on. A DBA may change a value; an install keeps it.
CREATE TABLE countersign.setting (
  name  text PRIMARY KEY,
  value numeric NOT NULL CHECK (value >= 0 AND value < 1e12),
  unit  text NOT NULL
);
INSERT INTO countersign.setting (name, value, unit) VALUES
  ('retry_per_item',          3,   'acts'),
  ('retry_per_item_window_s', 600, 's'),
  ('retry_per_human',         20,  'acts'),
  ('retry_per_human_window_s', 60, 's');

-- People, and the logins they use: two logins of one human count once.
CREATE TABLE countersign.human (
  human        text PRIMARY KEY CHECK (human <> ''),
  display_name text NOT NULL,
  active       boolean NOT NULL DEFAULT true,
  added_at     timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TABLE countersign.login (
  login text PRIMARY KEY,
  human text NOT NULL REFERENCES countersign.human
);

-- Kinds of work item there are functions for (judge_<kind>, lock_<kind>, act_<kind>, effect_<kind>, timeline_<kind>).
CREATE TABLE countersign.item_kind (
  kind  text PRIMARY KEY CHECK (kind ~ '^[a-z][a-z0-9_]{0,30}$'),
  board text NOT NULL
);

CREATE TABLE countersign.board (
  board    text PRIMARY KEY,
  offered  boolean NOT NULL,
  why_not  text NOT NULL DEFAULT '',
  position integer NOT NULL
);
