-- A campaign's page asks until when its first recipients are held, whoever else waits; the sweep skips from campaign to
-- campaign (before PostgreSQL 18 it reads the whole index, which holds nothing but held messages).
DROP INDEX "message_held";
CREATE INDEX "message_held" ON "message" ("campaign_id", "reason", "due_at") WHERE "state" = 'held';
