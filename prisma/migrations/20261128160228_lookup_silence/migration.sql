-- How often in a row an account's look-ups of lines had no answer, and until when none is asked.
ALTER TABLE account
  ADD COLUMN lookup_silent_rounds smallint NOT NULL DEFAULT 0,
  ADD COLUMN lookup_rests_until timestamptz(3);
