-- The process that drives a lane decides when a message goes (docs/decisions/0017-one-pacing-rule.md). The row carries only
-- what the next driver must respect: what arrived last, from when on, and when it is worth looking again.
ALTER TABLE "lane" DROP COLUMN "next_slot_at",
  ADD COLUMN "handover" JSONB,
  ADD COLUMN "handed_over_at" TIMESTAMPTZ(6),
  ADD COLUMN "free_at" TIMESTAMPTZ(6);

-- A claim is made for many lanes at once: an estimate of a thousand campaigns for each would make it read the whole ledger.
ALTER FUNCTION due_campaigns(uuid, text, timestamptz, interval, int) ROWS 4;
