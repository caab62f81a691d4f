-- Folding changes counts all the time and the status a few times in a campaign's life. With room on the page, and no index whose
-- predicate hangs on a count, the row's new version stays there and no index gets an entry.
DROP INDEX "campaign_waiting";
CREATE INDEX "campaign_waiting" ON "campaign" ("sender_id") WHERE "status" IN ('queued', 'in_progress');
ALTER TABLE "campaign" SET (fillfactor = 60);
