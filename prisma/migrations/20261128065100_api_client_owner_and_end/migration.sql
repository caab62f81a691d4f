ALTER TABLE api_client
  ADD COLUMN expires_at timestamptz(3),
  ADD COLUMN owner_id uuid REFERENCES app_user (id) ON DELETE SET NULL ON UPDATE CASCADE;

CREATE INDEX api_client_owner_id_idx ON api_client (owner_id);

-- Who created a client is known by id from the audit log only.
UPDATE api_client c SET owner_id = u.id
FROM audit_entry e JOIN app_user u ON u.id::text = e.actor_id AND u.account_id = e.account_id
WHERE e.account_id = c.account_id AND e.action = 'api_client.create' AND e.subject_id = c.id::text AND e.actor_kind = 'user';

CREATE TABLE api_client_network (
  client_id uuid NOT NULL REFERENCES api_client (id) ON DELETE CASCADE ON UPDATE CASCADE,
  network varchar(64) NOT NULL,
  last_used_at timestamptz(3) NOT NULL,
  PRIMARY KEY (client_id, network)
);
