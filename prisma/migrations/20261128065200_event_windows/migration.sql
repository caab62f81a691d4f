-- Unlogged: what it holds is older than its window by the time that Postgres has come back from a crash.
CREATE UNLOGGED TABLE event_window (
  key varchar(64) PRIMARY KEY,
  accepted_at timestamptz(6)[],
  decided_at timestamptz(6) NOT NULL
) WITH (fillfactor = 50);

-- Accepts an event of a key unless the window that ends now is full. `events` is how many it holds then, `oldest_ms` the age
-- of the oldest. A function, so that each connection plans the statement once. The clock is read once, when the row is locked;
-- the newest event is this one when it is of the moment of the decision. An event of the future says that the clock was set
-- back, and stops nobody.
CREATE FUNCTION take_place(wanted text, most int, window_ms float8)
RETURNS TABLE (allowed boolean, events int, oldest_ms float8)
LANGUAGE plpgsql AS $$
DECLARE
  span CONSTANT interval := window_ms * interval '1 millisecond';
BEGIN
  RETURN QUERY
    INSERT INTO event_window AS w (key, accepted_at, decided_at)
    SELECT wanted, ARRAY[now], now FROM (SELECT clock_timestamp() AS now) clock
    ON CONFLICT (key) DO UPDATE SET (accepted_at, decided_at) = (
      SELECT CASE
        WHEN w.accepted_at[most] > now - span AND w.accepted_at[most] <= now THEN w.accepted_at
        ELSE (now || w.accepted_at)[1:most] END, now
      FROM (SELECT clock_timestamp() AS now) clock)
    RETURNING accepted_at[1] = decided_at,
      (SELECT count(*)::int FROM unnest(w.accepted_at[1:most]) at WHERE at > w.decided_at - span),
      (SELECT coalesce(extract(epoch FROM w.decided_at - min(at)) * 1000, 0)::float8
       FROM unnest(w.accepted_at[1:most]) at WHERE at > w.decided_at - span);
END $$;

-- `rate_limit` stays, without a model: processes of the version before count in it between this migration and their end, and
-- would answer every request 500 without it. The release after this one drops it.
