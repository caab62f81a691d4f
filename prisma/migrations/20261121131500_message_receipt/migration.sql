-- Messages that the provider took and has not reported the end of: those whose callbacks may be lost. Ordered by time,
-- so that a send appends to its last page.
CREATE INDEX "message_receipt_open" ON "message" ("submitted_at") WHERE "state" IN ('accepted', 'sent');
