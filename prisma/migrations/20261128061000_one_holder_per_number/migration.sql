-- What the provider said about a number, and credentials that were replaced.
ALTER TABLE "account" ADD COLUMN "twilio_connected_at" TIMESTAMPTZ(3),
  ADD COLUMN "twilio_replaced_sealed" TEXT,
  ADD COLUMN "twilio_replaced_at" TIMESTAMPTZ(3);

ALTER TABLE "sender" ADD COLUMN "verdict" VARCHAR(16),
  ADD COLUMN "verified_at" TIMESTAMPTZ(3),
  ADD COLUMN "lost_at" TIMESTAMPTZ(3);

-- Of several accounts with one number the one that uses it keeps it, of several that do the one that had it first. The
-- others keep their sender with everything that hangs on it, switched off with the reason (see docs/decisions/0024).
WITH ranked AS (
  SELECT id, row_number() OVER (PARTITION BY channel, address ORDER BY enabled DESC, created_at, id) AS place FROM sender
), lost AS (
  UPDATE sender SET lost_at = now(), enabled = false FROM ranked
  WHERE ranked.id = sender.id AND ranked.place > 1 RETURNING sender.id
)
UPDATE lane SET problem = 'Another account of this installation has this number too, and had it first. If it is yours, press Verify: Twilio is asked whose it is. What waits is not lost'
FROM lost WHERE lost.id = lane.id;

CREATE UNIQUE INDEX "sender_holder_key" ON "sender" ("channel", "address") WHERE "lost_at" IS NULL;
ALTER TABLE "sender" ADD CONSTRAINT "sender_lost_is_off" CHECK ("lost_at" IS NULL OR NOT "enabled");
