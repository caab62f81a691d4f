-- A webhook that cannot be applied is tried ever more rarely, then given up for a person to look at.
ALTER TABLE "provider_event" ADD COLUMN "tries" SMALLINT NOT NULL DEFAULT 0,
  ADD COLUMN "next_try_at" TIMESTAMPTZ(3),
  ADD COLUMN "given_up_at" TIMESTAMPTZ(3),
  ADD COLUMN "problem" TEXT;
DROP INDEX IF EXISTS "provider_event_open";
CREATE INDEX "provider_event_to_apply" ON "provider_event" ("id") WHERE "applied_at" IS NULL AND "given_up_at" IS NULL;
CREATE INDEX "provider_event_given_up" ON "provider_event" ("account_id", "given_up_at") WHERE "applied_at" IS NULL AND "given_up_at" IS NOT NULL;
