-- Sessions of before have no row and end with this version: their people sign in once more.
CREATE TABLE user_session (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES app_user (id) ON DELETE CASCADE ON UPDATE CASCADE,
  started_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  last_seen_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ended_at timestamptz(3),
  provider_session_id varchar(255),
  refresh_token_sealed text,
  asked_at timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE INDEX user_session_user_id_idx ON user_session (user_id);
CREATE INDEX user_session_provider_session_id_idx ON user_session (provider_session_id);
