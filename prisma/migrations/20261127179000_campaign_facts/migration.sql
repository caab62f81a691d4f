-- Status and counts of a campaign are facts of its row (docs/decisions/0021-a-campaigns-numbers-are-facts.md). Writers of the
-- ledger append what changed to campaign_tally and wait for nobody; folding moves it into the row of the campaign and the
-- sums of the account.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;

CREATE TYPE "campaign_status" AS ENUM ('draft', 'scheduled', 'queued', 'in_progress', 'paused', 'needs_decision', 'completed', 'cancelled', 'failed');

ALTER TABLE "campaign"
  ADD COLUMN "status" "campaign_status" NOT NULL DEFAULT 'draft',
  ADD COLUMN "recipients" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "segments" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "pending_segments" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "pending_count" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "held_count" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "sent_count" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "delivered_count" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "read_count" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "responded_count" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "skipped_count" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "failed_count" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "unknown_count" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "cancelled_count" INTEGER NOT NULL DEFAULT 0;

-- Whoever changes the row, its status follows: campaignStatus of lib/campaigns/campaign-status.ts, to which a test holds it.
CREATE FUNCTION campaign_facts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  waiting int := NEW.pending_count + NEW.held_count;
  reached int := NEW.sent_count + NEW.delivered_count + NEW.read_count + NEW.responded_count;
  total int := waiting + reached + NEW.skipped_count + NEW.failed_count + NEW.unknown_count + NEW.cancelled_count;
BEGIN
  NEW.status := CASE
    WHEN NEW.stage = 'draft' THEN 'draft'
    WHEN NEW.stage = 'cancelled' THEN 'cancelled'
    WHEN NEW.paused_at IS NOT NULL AND (waiting > 0 OR NEW.expanded_at IS NULL OR NEW.started_at IS NULL) THEN 'paused'
    WHEN NEW.started_at IS NULL THEN CASE WHEN NEW.start_missed_at IS NULL THEN 'scheduled' ELSE 'needs_decision' END
    WHEN waiting = total AND (total > 0 OR NEW.expanded_at IS NULL) THEN 'queued'
    WHEN waiting > 0 OR NEW.expanded_at IS NULL THEN 'in_progress'
    WHEN NEW.unknown_count > 0 THEN 'needs_decision'
    WHEN reached = 0 AND NEW.failed_count > 0 THEN 'failed'
    ELSE 'completed' END::campaign_status;
  NEW.recipients := greatest(total, (SELECT valid_count FROM audience WHERE id = NEW.audience_id));
  RETURN NEW;
END $$;
CREATE TRIGGER campaign_facts BEFORE INSERT OR UPDATE ON "campaign" FOR EACH ROW EXECUTE FUNCTION campaign_facts();

-- What is open to be folded, by account and campaign. A row without a state counts nothing: something beside the ledger
-- changed on which the campaign's facts rest.
CREATE TABLE "campaign_tally_before" AS SELECT * FROM "campaign_tally";
DROP TABLE "campaign_tally";
CREATE TABLE "campaign_tally" (
    "id" BIGSERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "campaign_id" TEXT NOT NULL,
    "state" "message_state",
    "responded" BOOLEAN NOT NULL DEFAULT false,
    "count" INTEGER NOT NULL DEFAULT 0,
    "segments" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "campaign_tally_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "campaign_tally_account_id_campaign_id_idx" ON "campaign_tally" ("account_id", "campaign_id");
CREATE INDEX "campaign_tally_campaign_id_idx" ON "campaign_tally" ("campaign_id");
-- Filled and emptied all the time.
ALTER TABLE "campaign_tally" SET (autovacuum_vacuum_scale_factor = 0.05);

CREATE TABLE "account_tally" (
    "account_id" TEXT NOT NULL,
    "state" "message_state" NOT NULL,
    "responded" BOOLEAN NOT NULL,
    "count" BIGINT NOT NULL,

    CONSTRAINT "account_tally_pkey" PRIMARY KEY ("account_id","state","responded")
);

-- How many campaigns of each kind an account has: what a list's totals are, and which kinds there are to be listed.
CREATE TABLE "campaign_facet" (
    "account_id" TEXT NOT NULL,
    "status" "campaign_status" NOT NULL,
    "channel" "channel" NOT NULL,
    "source" "campaign_source" NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "campaign_facet_pkey" PRIMARY KEY ("account_id","status","channel","source")
);
CREATE TABLE "campaign_facet_delta" (
    "id" BIGSERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "status" "campaign_status" NOT NULL,
    "channel" "channel" NOT NULL,
    "source" "campaign_source" NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "campaign_facet_delta_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "campaign_facet_delta_account_id_idx" ON "campaign_facet_delta" ("account_id");

CREATE OR REPLACE FUNCTION message_tally() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO campaign_tally (account_id, campaign_id, state, responded, count, segments)
    SELECT account_id, campaign_id, state, responded_at IS NOT NULL, count(*), sum(segments) FROM new_rows GROUP BY 1, 2, 3, 4;
  ELSE
    INSERT INTO campaign_tally (account_id, campaign_id, state, responded, count, segments)
    SELECT account_id, campaign_id, state, responded, sum(n), sum(s) FROM (
      SELECT account_id, campaign_id, state, responded_at IS NOT NULL AS responded, 1 AS n, segments AS s FROM new_rows
      UNION ALL
      SELECT account_id, campaign_id, state, responded_at IS NOT NULL, -1, -segments FROM old_rows
    ) changes
    GROUP BY 1, 2, 3, 4 HAVING sum(n) <> 0 OR sum(s) <> 0;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION audience_tally() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO campaign_tally (account_id, campaign_id) VALUES (NEW.account_id, NEW.campaign_id);
  RETURN NULL;
END $$;
CREATE TRIGGER audience_tally AFTER UPDATE OF "valid_count" ON "audience" FOR EACH ROW
  WHEN (OLD.valid_count <> NEW.valid_count) EXECUTE FUNCTION audience_tally();

CREATE FUNCTION campaign_facet_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO campaign_facet_delta (account_id, status, channel, source, count)
    SELECT account_id, status, channel, source, count(*) FROM new_rows GROUP BY 1, 2, 3, 4;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO campaign_facet_delta (account_id, status, channel, source, count)
    SELECT account_id, status, channel, source, -count(*) FROM old_rows GROUP BY 1, 2, 3, 4;
  ELSE
    INSERT INTO campaign_facet_delta (account_id, status, channel, source, count)
    SELECT account_id, status, channel, source, sum(n) FROM (
      SELECT account_id, status, channel, source, 1 AS n FROM new_rows
      UNION ALL
      SELECT account_id, status, channel, source, -1 FROM old_rows
    ) changes
    GROUP BY 1, 2, 3, 4 HAVING sum(n) <> 0;
  END IF;
  RETURN NULL;
END $$;

-- What there is already.
INSERT INTO "account_tally" SELECT c.account_id, t.state, t.responded, sum(t.count)
  FROM "campaign_tally_before" t JOIN "campaign" c ON c.id = t.campaign_id GROUP BY 1, 2, 3;
UPDATE "campaign" c SET
  segments = t.segments, pending_segments = t.pending_segments, pending_count = t.pending, held_count = t.held, sent_count = t.sent,
  delivered_count = t.delivered, read_count = t.read, responded_count = t.responded, skipped_count = t.skipped,
  failed_count = t.failed, unknown_count = t.unknown, cancelled_count = t.cancelled
FROM (
  SELECT campaign_id, sum(segments) AS segments,
    coalesce(sum(segments) FILTER (WHERE NOT responded AND state IN ('pending', 'claimed', 'submitted')), 0) AS pending_segments,
    coalesce(sum(count) FILTER (WHERE NOT responded AND state IN ('pending', 'claimed', 'submitted')), 0) AS pending,
    coalesce(sum(count) FILTER (WHERE NOT responded AND state = 'held'), 0) AS held,
    coalesce(sum(count) FILTER (WHERE NOT responded AND state IN ('accepted', 'sent')), 0) AS sent,
    coalesce(sum(count) FILTER (WHERE NOT responded AND state = 'delivered'), 0) AS delivered,
    coalesce(sum(count) FILTER (WHERE NOT responded AND state = 'read'), 0) AS read,
    coalesce(sum(count) FILTER (WHERE responded), 0) AS responded,
    coalesce(sum(count) FILTER (WHERE NOT responded AND state = 'skipped'), 0) AS skipped,
    coalesce(sum(count) FILTER (WHERE NOT responded AND state = 'failed'), 0) AS failed,
    coalesce(sum(count) FILTER (WHERE NOT responded AND state = 'unknown'), 0) AS unknown,
    coalesce(sum(count) FILTER (WHERE NOT responded AND state = 'cancelled'), 0) AS cancelled
  FROM "campaign_tally_before" GROUP BY campaign_id
) t WHERE c.id = t.campaign_id;
UPDATE "campaign" c SET "status" = "status"
WHERE NOT EXISTS (SELECT FROM "campaign_tally_before" t WHERE t.campaign_id = c.id);
DROP TABLE "campaign_tally_before";
INSERT INTO "campaign_facet" SELECT account_id, status, channel, source, count(*) FROM "campaign" GROUP BY 1, 2, 3, 4;

CREATE TRIGGER campaign_facet_insert AFTER INSERT ON "campaign" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION campaign_facet_change();
CREATE TRIGGER campaign_facet_update AFTER UPDATE ON "campaign" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION campaign_facet_change();
CREATE TRIGGER campaign_facet_delete AFTER DELETE ON "campaign" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION campaign_facet_change();

-- A page of a list is the first rows of each kind, merged: one index for each sort, kinds first.
DROP INDEX "campaign_account_id_created_at_idx";
CREATE INDEX "campaign_by_created" ON "campaign" ("account_id", "status", "channel", "source", "created_at", "number");
CREATE INDEX "campaign_by_name" ON "campaign" ("account_id", "status", "channel", "source", lower("name"), "number");
CREATE INDEX "campaign_by_recipients" ON "campaign" ("account_id", "status", "channel", "source", "recipients", "number");
CREATE INDEX "campaign_by_launched" ON "campaign" ("account_id", "status", "channel", "source", "launched_at", "number");
CREATE INDEX "campaign_search" ON "campaign" USING gin ("account_id", "name" gin_trgm_ops, "id" gin_trgm_ops);
-- An export reads them all in their order.
CREATE INDEX "campaign_account_id_number_idx" ON "campaign" ("account_id", "number");
-- What a sweep or an estimate looks for is little, however many campaigns there are.
CREATE INDEX "campaign_waiting" ON "campaign" ("sender_id") WHERE "pending_count" > 0;
CREATE INDEX "campaign_resends" ON "campaign" ("resend_of_id") WHERE "resend_of_id" IS NOT NULL;
CREATE INDEX "campaign_start_missed" ON "campaign" ("id") WHERE "stage" = 'launched' AND "started_at" IS NULL AND "start_missed_at" IS NOT NULL;
