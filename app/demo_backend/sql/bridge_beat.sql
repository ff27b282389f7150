-- Who listens for retries shows it, where the contract is installed: this backend is its own bridge. As shipped it isn't.
DO $beat$
BEGIN
  IF to_regprocedure('countersign.bridge_beat(text, text, text, integer, bigint, text)') IS NOT NULL THEN
    PERFORM countersign.bridge_beat('demo', 'intent', 'demo', 0, 0, '');
  END IF;
END
$beat$
