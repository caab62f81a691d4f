-- Whether the account's SMS go only to numbers that the provider does not call landlines.
ALTER TABLE account ADD COLUMN check_line_type boolean NOT NULL DEFAULT false;

-- What the provider said about numbers, and what it is still to be asked.
CREATE TABLE line_type (
  account_id text NOT NULL,
  address_key varchar(32) NOT NULL,
  address varchar(64),
  type varchar(32),
  asked_at timestamptz(3) NOT NULL,
  next_try_at timestamptz(3) NOT NULL,
  valid_until timestamptz(3),
  PRIMARY KEY (account_id, address_key)
);
CREATE INDEX line_type_asked ON line_type (account_id, next_try_at) WHERE valid_until IS NULL;
CREATE INDEX line_type_valid_until ON line_type (valid_until);
