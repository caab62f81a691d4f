-- AlterTable
ALTER TABLE "account" ADD COLUMN     "currency" CHAR(3) NOT NULL DEFAULT 'USD',
ADD COLUMN     "fallback_time_zone" TEXT,
ADD COLUMN     "max_messages_per_day" INTEGER NOT NULL DEFAULT 100000,
ADD COLUMN     "state_rules" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "time_zone" TEXT NOT NULL DEFAULT 'UTC',
ADD COLUMN     "windows" JSONB;

-- AlterTable
ALTER TABLE "lane" ADD COLUMN     "driven_until" TIMESTAMPTZ(6),
ADD COLUMN     "driver_id" UUID,
ADD COLUMN     "turn_after" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "campaign" ADD COLUMN     "ends_at" TIMESTAMPTZ(3),
ADD COLUMN     "fallback_time_zone" TEXT,
ADD COLUMN     "paused_at" TIMESTAMPTZ(3),
ADD COLUMN     "resend_of_id" TEXT,
ADD COLUMN     "schedule_time_zone" TEXT,
ADD COLUMN     "spread_minutes" INTEGER,
ADD COLUMN     "start_at" TIMESTAMPTZ(3),
ADD COLUMN     "start_missed_at" TIMESTAMPTZ(3),
ADD COLUMN     "started_at" TIMESTAMPTZ(3),
ADD COLUMN     "windows" JSONB;

-- AlterTable
ALTER TABLE "recipient" ADD COLUMN     "place" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "message" ADD COLUMN     "closes_at" TIMESTAMPTZ(3),
ADD COLUMN     "place" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "blackout_date" (
    "account_id" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "name" VARCHAR(100) NOT NULL,

    CONSTRAINT "blackout_date_pkey" PRIMARY KEY ("account_id","day")
);

-- CreateTable
CREATE TABLE "price" (
    "account_id" TEXT NOT NULL,
    "channel" "channel" NOT NULL,
    "country" CHAR(2) NOT NULL,
    "per_segment" DECIMAL(10,5) NOT NULL,

    CONSTRAINT "price_pkey" PRIMARY KEY ("account_id","channel","country")
);

-- CreateTable
CREATE TABLE "daily_usage" (
    "account_id" TEXT NOT NULL,
    "channel" "channel" NOT NULL,
    "day" DATE NOT NULL,
    "messages" INTEGER NOT NULL,

    CONSTRAINT "daily_usage_pkey" PRIMARY KEY ("account_id","channel","day")
);

-- CreateTable
CREATE TABLE "campaign_pace" (
    "campaign_id" TEXT NOT NULL,
    "rate_per_second" DOUBLE PRECISION NOT NULL,
    "next_slot_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "campaign_pace_pkey" PRIMARY KEY ("campaign_id")
);

-- CreateTable
CREATE TABLE "message_lookup" (
    "message_id" UUID NOT NULL,
    "lookups" SMALLINT NOT NULL DEFAULT 0,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "listed" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "message_lookup_pkey" PRIMARY KEY ("message_id")
);

-- CreateIndex
CREATE INDEX "message_lookup_next_at_idx" ON "message_lookup"("next_at");

-- AddForeignKey
ALTER TABLE "blackout_date" ADD CONSTRAINT "blackout_date_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price" ADD CONSTRAINT "price_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_pace" ADD CONSTRAINT "campaign_pace_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ---------------------------------------------------------------- written by hand

UPDATE "campaign" SET "started_at" = "launched_at" WHERE "launched_at" IS NOT NULL;

-- Claims take turns among the campaigns of a lane.
DROP INDEX "message_due";
CREATE INDEX "message_due" ON "message" ("lane_id", "campaign_id", "due_at", "line") WHERE "state" = 'pending';

-- A double click on "resend to failed" finds the draft of the first.
CREATE UNIQUE INDEX "campaign_resend_open" ON "campaign" ("resend_of_id") WHERE "stage" = 'draft' AND "resend_of_id" IS NOT NULL;

-- The campaigns of a lane that have pending rows and may be served, each with its first row's time. A step of the
-- recursion is one probe of message_due, so the cost follows the number of such campaigns and not their size.
CREATE FUNCTION lane_campaigns(lane uuid) RETURNS TABLE (campaign_id text, first_due_at timestamptz, stage campaign_stage, ends_at timestamptz)
LANGUAGE sql STABLE AS $$
  WITH RECURSIVE waiting AS (
    (SELECT m.campaign_id::text FROM message m WHERE m.lane_id = lane AND m.state = 'pending'
     ORDER BY m.campaign_id LIMIT 1)
    UNION ALL
    SELECT (SELECT m.campaign_id::text FROM message m
            WHERE m.lane_id = lane AND m.state = 'pending' AND m.campaign_id > w.campaign_id ORDER BY m.campaign_id LIMIT 1)
    FROM waiting w WHERE w.campaign_id IS NOT NULL
  )
  SELECT c.id::text, f.due_at, c.stage, c.ends_at
  FROM waiting w
  JOIN campaign c ON c.id = w.campaign_id AND (c.stage = 'cancelled' OR (c.paused_at IS NULL AND c.started_at IS NOT NULL))
  CROSS JOIN LATERAL (
    SELECT m.due_at FROM message m
    WHERE m.lane_id = lane AND m.campaign_id = c.id AND m.state = 'pending' ORDER BY m.due_at, m.line LIMIT 1
  ) f
$$;
