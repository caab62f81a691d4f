-- A message that waits for its receipt carries when it is asked for next, and unknown ones are noted once: a run reads
-- what is due and nothing else. See docs/decisions/0013-a-person-decides-what-nobody-knows.md.
ALTER TABLE "message" ADD COLUMN "receipt_from" TIMESTAMPTZ(3);

-- From that time the wait for the first look counts. A send appends to it; what is final is not in it.
DROP INDEX "message_receipt_open";
CREATE INDEX "message_receipt_open" ON "message" ((coalesce("receipt_from", "submitted_at")))
  WHERE "state" IN ('accepted', 'sent') AND "provider_id" IS NOT NULL AND "receipt_from" IS DISTINCT FROM 'infinity';

-- Unknown since it was handed over last, and not yet in message_lookup for it.
CREATE INDEX "message_unknown_new" ON "message" ("submitted_at")
  WHERE "state" = 'unknown' AND "receipt_from" IS DISTINCT FROM "submitted_at";

-- Looks that were begun go on where they are: those for receipts on the message, the others in the table.
UPDATE "message" m SET "receipt_from" = CASE
    WHEN m.state = 'unknown' THEN m.submitted_at
    WHEN l.next_at = 'infinity' THEN m.submitted_at + interval '72 hours' - interval '15 minutes'
    ELSE l.next_at - interval '15 minutes' END
  FROM "message_lookup" l WHERE l.message_id = m.id AND m.state IN ('unknown', 'accepted', 'sent');

ALTER TABLE "message_lookup" ADD COLUMN "month" DATE;
UPDATE "message_lookup" l SET "month" = m.month FROM "message" m WHERE m.id = l.message_id AND m.state = 'unknown';
DELETE FROM "message_lookup" WHERE "month" IS NULL;
ALTER TABLE "message_lookup" ALTER COLUMN "month" SET NOT NULL;
