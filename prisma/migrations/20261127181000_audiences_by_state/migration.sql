-- Sweeps look every second for readings that nobody is at, and for uploads that nobody went on with: they are few, and the
-- audiences that are ready are as many as there ever were campaigns.
CREATE INDEX "audience_state_heartbeat_at_idx" ON "audience"("state", "heartbeat_at");
