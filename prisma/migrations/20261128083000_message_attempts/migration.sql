-- A recipient's legs: docs/decisions/0031-the-ledger-owns-its-rows-and-keeps-attempts.md. The leg that is under way stands on
-- the message; both columns cost nothing to add, whatever the ledger's size.
ALTER TABLE "message" ADD COLUMN "leg" SMALLINT NOT NULL DEFAULT 1, ADD COLUMN "initial_channel" "channel";

-- Which leg a status callback names. Those that were stored before named none: there was one.
ALTER TABLE "provider_event" ADD COLUMN "leg" SMALLINT;

-- The legs that are not under way: those that are over, and those that may still come. Cut by the message's month, as the ledger.
CREATE TABLE "message_attempt" (
    "message_id" UUID NOT NULL,
    "leg" SMALLINT NOT NULL,
    "month" DATE NOT NULL,
    "account_id" TEXT NOT NULL,
    "channel" "channel" NOT NULL,
    "lane_id" UUID NOT NULL,
    "address" VARCHAR(64) NOT NULL,
    "address_key" VARCHAR(32) NOT NULL,
    "body" TEXT NOT NULL,
    "segments" SMALLINT NOT NULL,
    "state" "message_state" NOT NULL DEFAULT 'pending',
    "reason" TEXT,
    "error_code" INTEGER,
    "provider_id" VARCHAR(64),
    "submitted_at" TIMESTAMPTZ(3),
    "accepted_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "read_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "message_attempt_pkey" PRIMARY KEY ("message_id", "leg", "month")
) PARTITION BY RANGE ("month");
CREATE TABLE "message_attempt_rest" PARTITION OF "message_attempt" DEFAULT;

SELECT add_partition('message_attempt', 'month', month::date, (month + interval '1 month')::date)
FROM generate_series(date_trunc('month', now() AT TIME ZONE 'UTC'),
  date_trunc('month', now() AT TIME ZONE 'UTC') + interval '2 months', interval '1 month') month;
