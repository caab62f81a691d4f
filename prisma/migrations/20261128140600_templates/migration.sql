CREATE TYPE "template_category" AS ENUM ('UTILITY', 'MARKETING');
CREATE TYPE "template_status" AS ENUM ('unsubmitted', 'submitting', 'received', 'pending', 'approved', 'rejected', 'paused', 'disabled');

CREATE TABLE "template" (
  "id" UUID NOT NULL,
  "account_id" TEXT NOT NULL,
  "title" VARCHAR(512) NOT NULL,
  "category" "template_category" NOT NULL,
  "language" VARCHAR(16) NOT NULL,
  "header" JSONB NOT NULL,
  "body" TEXT NOT NULL,
  "footer" TEXT NOT NULL,
  "buttons" JSONB NOT NULL,
  "samples" TEXT[],
  "waba_id" VARCHAR(32),
  "sender_id" UUID,
  "status" "template_status" NOT NULL DEFAULT 'unsubmitted',
  "rejection_reason" TEXT,
  "submissions" SMALLINT NOT NULL DEFAULT 0,
  "content_sid" VARCHAR(34),
  "submitted_at" TIMESTAMPTZ(3),
  "checked_at" TIMESTAMPTZ(3),
  "next_check_at" TIMESTAMPTZ(3),
  "deleted_at" TIMESTAMPTZ(3),
  "created_by" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "template_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "template_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "template_sender_id_fkey" FOREIGN KEY ("sender_id") REFERENCES "sender"("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE INDEX "template_account_id_idx" ON "template" ("account_id");
-- A deleted one gives its title back at once, though its row waits for the provider.
CREATE UNIQUE INDEX "template_title" ON "template" ("account_id", "title") WHERE "deleted_at" IS NULL;
-- What the provider is to be asked about next.
CREATE INDEX "template_due" ON "template" ("next_check_at") WHERE "next_check_at" IS NOT NULL;

-- Who uses a template: looked up before it is deleted, and by lists of templates.
CREATE INDEX "campaign_leg_template" ON "campaign_leg" (("content"->>'templateId')) WHERE "channel" = 'whatsapp';
CREATE INDEX "handoff_leg_template" ON "handoff_leg" (("content"->>'templateId')) WHERE "channel" = 'whatsapp';
