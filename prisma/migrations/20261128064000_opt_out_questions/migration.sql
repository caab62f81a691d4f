-- What a consumer wrote that may be an opt-out: while it is there and no START came later, nobody writes to them.
CREATE TABLE "opt_out_question" (
  "id" UUID NOT NULL,
  "account_id" TEXT NOT NULL,
  "channel" "channel" NOT NULL,
  "address_key" VARCHAR(32) NOT NULL,
  "address" VARCHAR(64),
  "said" TEXT NOT NULL,
  "heard_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "opt_out_question_pkey" PRIMARY KEY ("id")
);
-- Looked up by every claim.
CREATE INDEX "opt_out_question_account_id_channel_address_key_idx" ON "opt_out_question" ("account_id", "channel", "address_key");
-- What is overdue is looked for by every sweep.
CREATE INDEX "opt_out_question_heard_at_idx" ON "opt_out_question" ("heard_at");

-- Every START that was acted on, for good: its webhook is forgotten after weeks, and would be news when it is sent again.
CREATE TABLE "heard_start" (
  "account_id" TEXT NOT NULL,
  "provider_id" VARCHAR(64) NOT NULL,
  "heard_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "heard_start_pkey" PRIMARY KEY ("account_id", "provider_id")
);
-- Those that are still known. A START is short, however it is written.
INSERT INTO "heard_start" ("account_id", "provider_id", "heard_at")
SELECT "account_id", "provider_id", min("received_at") FROM "provider_event"
WHERE "kind" = 'inbound' AND "applied_at" IS NOT NULL
  AND (length(btrim("payload"->>'Body')) <= 40 OR "payload"->>'OptOutType' = 'START')
GROUP BY "account_id", "provider_id";
