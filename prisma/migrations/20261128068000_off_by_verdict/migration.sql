-- A sender that a verdict switched off is switched on by the next good one; one that a person switched off stays off.
ALTER TABLE "sender" ADD COLUMN "off_by_verdict" BOOLEAN NOT NULL DEFAULT false;

-- Until now every sender with a bad verdict counted as switched off by it.
UPDATE "sender" SET "off_by_verdict" = true
WHERE NOT "enabled" AND ("lost_at" IS NOT NULL OR "verdict" <> 'verified');
