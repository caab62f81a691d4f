-- Held messages of each account in the order in which they fall due: a release takes its slices from here, and the next
-- opening of all is one probe for each account. Only held rows have an entry.
CREATE INDEX "message_opening" ON "message" ("account_id", "due_at") WHERE "state" = 'held';
-- What is due among the campaigns is found without reading those of years.
CREATE INDEX "campaign_to_start" ON "campaign" ("start_at")
  WHERE "stage" = 'launched' AND "started_at" IS NULL AND "start_missed_at" IS NULL AND "paused_at" IS NULL;
CREATE INDEX "campaign_to_expand" ON "campaign" ("id") WHERE "stage" <> 'draft' AND "expanded_at" IS NULL;
