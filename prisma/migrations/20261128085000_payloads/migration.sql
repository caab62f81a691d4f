-- What a provider wants beside the body, such as a template's id and variables. Costs nothing to add, whatever the ledger's size.
ALTER TABLE "message" ADD COLUMN "payload" JSONB;
ALTER TABLE "message_attempt" ADD COLUMN "payload" JSONB;
