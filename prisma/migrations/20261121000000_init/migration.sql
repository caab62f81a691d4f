-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "role" AS ENUM ('admin', 'campaign_manager', 'lpa', 'agent', 'agent_manager');

-- CreateEnum
CREATE TYPE "channel" AS ENUM ('sms', 'whatsapp', 'inapp');

-- CreateEnum
CREATE TYPE "campaign_source" AS ENUM ('web', 'api');

-- CreateEnum
CREATE TYPE "campaign_stage" AS ENUM ('draft', 'launched', 'cancelled');

-- CreateEnum
CREATE TYPE "audience_source" AS ENUM ('typed', 'csv');

-- CreateEnum
CREATE TYPE "audience_state" AS ENUM ('reading', 'ready', 'failed');

-- CreateEnum
CREATE TYPE "message_state" AS ENUM ('pending', 'held', 'claimed', 'submitted', 'accepted', 'sent', 'delivered', 'read', 'skipped', 'failed', 'cancelled', 'unknown');

-- CreateTable
CREATE TABLE "account" (
    "id" VARCHAR(20) NOT NULL,
    "name" TEXT NOT NULL,
    "default_skill_id" UUID,
    "max_recipients_per_request" INTEGER NOT NULL DEFAULT 100,
    "max_rows_per_import" INTEGER NOT NULL DEFAULT 10000,
    "api_requests_per_second" INTEGER NOT NULL DEFAULT 10,
    "twilio_account_sid" TEXT,
    "twilio_auth_token_sealed" TEXT,
    "twilio_base_url" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "login" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "disabled_at" TIMESTAMPTZ(3),
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "skill" (
    "id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "skill_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "origin" TEXT,
    "action" TEXT NOT NULL,
    "subject_id" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_client" (
    "id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "name" VARCHAR(100) NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "secret_prefix" VARCHAR(8) NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_client_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signing_key" (
    "kid" TEXT NOT NULL,
    "public_jwk" JSONB NOT NULL,
    "private_jwk_sealed" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "signing_key_pkey" PRIMARY KEY ("kid")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "sender" (
    "id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "channel" "channel" NOT NULL,
    "address" VARCHAR(64) NOT NULL,
    "label" TEXT NOT NULL DEFAULT '',
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sender_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lane" (
    "id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "rate_per_second" DOUBLE PRECISION NOT NULL DEFAULT 10,
    "next_slot_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "backoff_until" TIMESTAMPTZ(3),
    "throttle_count" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,

    CONSTRAINT "lane_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handoff" (
    "id" VARCHAR(16) NOT NULL,
    "account_id" TEXT NOT NULL,
    "title" VARCHAR(255) NOT NULL,
    "sender_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "opt_out_text" TEXT NOT NULL,
    "variable_count" INTEGER NOT NULL,
    "lookback_minutes" INTEGER NOT NULL DEFAULT 43200,
    "route_all_within_lookback" BOOLEAN NOT NULL DEFAULT false,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "handoff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign" (
    "id" VARCHAR(12) NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "source" "campaign_source" NOT NULL,
    "channel" "channel" NOT NULL DEFAULT 'sms',
    "sender_id" UUID,
    "skill_id" UUID,
    "handoff_id" TEXT,
    "lookback_minutes" INTEGER NOT NULL DEFAULT 43200,
    "route_all_within_lookback" BOOLEAN NOT NULL DEFAULT false,
    "text" TEXT NOT NULL DEFAULT '',
    "opt_out_text" TEXT NOT NULL DEFAULT '',
    "audience_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "stage" "campaign_stage" NOT NULL DEFAULT 'draft',
    "consent_at" TIMESTAMPTZ(3),
    "launched_at" TIMESTAMPTZ(3),
    "expanded_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "created_by_id" TEXT NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audience" (
    "id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "campaign_id" TEXT NOT NULL,
    "source" "audience_source" NOT NULL,
    "file_name" TEXT,
    "encoding" TEXT,
    "state" "audience_state" NOT NULL DEFAULT 'reading',
    "problem" TEXT,
    "rows_read" INTEGER NOT NULL DEFAULT 0,
    "rows_total" INTEGER,
    "valid_count" INTEGER NOT NULL DEFAULT 0,
    "invalid_count" INTEGER NOT NULL DEFAULT 0,
    "duplicate_count" INTEGER NOT NULL DEFAULT 0,
    "heartbeat_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audience_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recipient" (
    "audience_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "raw" TEXT NOT NULL,
    "address" TEXT,
    "address_key" VARCHAR(32),
    "country" VARCHAR(2),
    "variables" TEXT[],
    "text" TEXT,
    "segments" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "warning" TEXT,

    CONSTRAINT "recipient_pkey" PRIMARY KEY ("audience_id","line")
);

-- CreateTable
CREATE TABLE "message" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "account_id" TEXT NOT NULL,
    "campaign_id" TEXT NOT NULL,
    "lane_id" UUID NOT NULL,
    "channel" "channel" NOT NULL,
    "address" VARCHAR(64) NOT NULL,
    "address_key" VARCHAR(32) NOT NULL,
    "line" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "segments" SMALLINT NOT NULL,
    "state" "message_state" NOT NULL DEFAULT 'pending',
    "reason" TEXT,
    "error_code" INTEGER,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claim_token" UUID,
    "lease_until" TIMESTAMPTZ(3),
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "provider_id" VARCHAR(64),
    "context" JSONB,
    "submitted_at" TIMESTAMPTZ(3),
    "accepted_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "read_at" TIMESTAMPTZ(3),
    "responded_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_tally" (
    "id" BIGSERIAL NOT NULL,
    "campaign_id" TEXT NOT NULL,
    "state" "message_state" NOT NULL,
    "responded" BOOLEAN NOT NULL,
    "count" INTEGER NOT NULL,
    "segments" INTEGER NOT NULL,

    CONSTRAINT "campaign_tally_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provider_event" (
    "id" BIGSERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "dedupe_key" VARCHAR(200) NOT NULL,
    "message_id" UUID,
    "provider_id" VARCHAR(64) NOT NULL,
    "payload" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "applied_at" TIMESTAMPTZ(3),

    CONSTRAINT "provider_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suppression" (
    "id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "channel" "channel" NOT NULL,
    "address_key" VARCHAR(32) NOT NULL,
    "address" TEXT,
    "reason" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "suppression_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversation" (
    "id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "channel" "channel" NOT NULL,
    "address_key" VARCHAR(32) NOT NULL,
    "address" VARCHAR(64) NOT NULL,
    "sender_address" VARCHAR(64) NOT NULL,
    "skill_id" UUID,
    "campaign_id" TEXT,
    "message_id" UUID,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversation_message" (
    "id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "direction" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "provider_id" VARCHAR(64),
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "conversation_message_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "app_user_account_id_subject_key" ON "app_user"("account_id", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "skill_account_id_name_key" ON "skill"("account_id", "name");

-- CreateIndex
CREATE INDEX "audit_entry_account_id_at_idx" ON "audit_entry"("account_id", "at" DESC);

-- CreateIndex
CREATE INDEX "api_client_account_id_idx" ON "api_client"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "sender_account_id_channel_address_key" ON "sender"("account_id", "channel", "address");

-- CreateIndex
CREATE INDEX "handoff_account_id_idx" ON "handoff"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_number_key" ON "campaign"("number");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_audience_id_key" ON "campaign"("audience_id");

-- CreateIndex
CREATE INDEX "campaign_account_id_created_at_idx" ON "campaign"("account_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "audience_campaign_id_idx" ON "audience"("campaign_id");

-- CreateIndex
CREATE INDEX "recipient_audience_id_address_key_idx" ON "recipient"("audience_id", "address_key");

-- CreateIndex
CREATE INDEX "message_campaign_id_line_idx" ON "message"("campaign_id", "line");

-- CreateIndex
CREATE UNIQUE INDEX "message_campaign_id_address_key_key" ON "message"("campaign_id", "address_key");

-- CreateIndex
CREATE INDEX "campaign_tally_campaign_id_idx" ON "campaign_tally"("campaign_id");

-- CreateIndex
CREATE UNIQUE INDEX "provider_event_account_id_dedupe_key_key" ON "provider_event"("account_id", "dedupe_key");

-- CreateIndex
CREATE UNIQUE INDEX "suppression_account_id_channel_address_key_key" ON "suppression"("account_id", "channel", "address_key");

-- CreateIndex
CREATE INDEX "conversation_campaign_id_idx" ON "conversation"("campaign_id");

-- CreateIndex
CREATE UNIQUE INDEX "conversation_message_conversation_id_provider_id_key" ON "conversation_message"("conversation_id", "provider_id");

-- AddForeignKey
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "skill" ADD CONSTRAINT "skill_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_client" ADD CONSTRAINT "api_client_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sender" ADD CONSTRAINT "sender_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lane" ADD CONSTRAINT "lane_id_fkey" FOREIGN KEY ("id") REFERENCES "sender"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handoff" ADD CONSTRAINT "handoff_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handoff" ADD CONSTRAINT "handoff_sender_id_fkey" FOREIGN KEY ("sender_id") REFERENCES "sender"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_sender_id_fkey" FOREIGN KEY ("sender_id") REFERENCES "sender"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_handoff_id_fkey" FOREIGN KEY ("handoff_id") REFERENCES "handoff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_audience_id_fkey" FOREIGN KEY ("audience_id") REFERENCES "audience"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audience" ADD CONSTRAINT "audience_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recipient" ADD CONSTRAINT "recipient_audience_id_fkey" FOREIGN KEY ("audience_id") REFERENCES "audience"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_lane_id_fkey" FOREIGN KEY ("lane_id") REFERENCES "sender"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_tally" ADD CONSTRAINT "campaign_tally_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation_message" ADD CONSTRAINT "conversation_message_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma cannot express ------------------------------------------------------------------------------

-- The claim reads only what is due, lane by lane.
CREATE INDEX "message_due" ON "message" ("lane_id", "due_at", "line") WHERE "state" = 'pending';
-- The sweeps read only what is under way.
CREATE INDEX "message_leased" ON "message" ("lease_until") WHERE "state" IN ('claimed', 'submitted');
CREATE INDEX "message_unknown" ON "message" ("submitted_at") WHERE "state" = 'unknown';
CREATE INDEX "message_held" ON "message" ("due_at") WHERE "state" = 'held';
-- A reply looks for the last message that reached this address.
CREATE INDEX "message_reply" ON "message" ("account_id", "address_key", "submitted_at" DESC) WHERE "submitted_at" IS NOT NULL;
CREATE INDEX "message_provider_id" ON "message" ("provider_id") WHERE "provider_id" IS NOT NULL;
CREATE INDEX "provider_event_open" ON "provider_event" ("id") WHERE "applied_at" IS NULL;
-- One open conversation per consumer and channel: the lock that keeps two replies from opening two.
CREATE UNIQUE INDEX "conversation_open" ON "conversation" ("account_id", "channel", "address_key") WHERE "closed_at" IS NULL;

-- Claims update every row several times: room on the page and eager vacuum keep the table from bloating.
ALTER TABLE "message" SET (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.05);

-- The tally follows the ledger in the same transaction, whoever writes it.
CREATE FUNCTION message_tally() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO campaign_tally (campaign_id, state, responded, count, segments)
    SELECT campaign_id, state, responded_at IS NOT NULL, count(*), sum(segments) FROM new_rows GROUP BY 1, 2, 3;
  ELSE
    INSERT INTO campaign_tally (campaign_id, state, responded, count, segments)
    SELECT campaign_id, state, responded, sum(n), sum(s) FROM (
      SELECT campaign_id, state, responded_at IS NOT NULL AS responded, 1 AS n, segments AS s FROM new_rows
      UNION ALL
      SELECT campaign_id, state, responded_at IS NOT NULL, -1, -segments FROM old_rows
    ) changes
    GROUP BY 1, 2, 3 HAVING sum(n) <> 0 OR sum(s) <> 0;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER message_tally_insert AFTER INSERT ON "message" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION message_tally();
CREATE TRIGGER message_tally_update AFTER UPDATE ON "message" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION message_tally();
