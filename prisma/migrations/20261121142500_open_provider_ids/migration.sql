-- The provider's ids are random, so an index of all of them touches another page with each message of a large ledger. Only
-- messages that still wait for word are looked for by it; what a number has got before is found by its address.
DROP INDEX "message_provider_id";
CREATE INDEX "message_provider_id" ON "message" ("provider_id")
  WHERE "provider_id" IS NOT NULL AND "state" IN ('submitted', 'unknown', 'accepted', 'sent');
