-- From here on nobody writes a campaign or a handoff: what a process of the version before stored after its row was copied
-- would go with the columns, and a draft would be sent with the text that it had before.
LOCK TABLE "campaign", "handoff" IN ACCESS EXCLUSIVE MODE;

-- How a campaign, or a handoff's campaigns, reach a recipient: legs in their order, each with its channel, sender and content.
CREATE TABLE "campaign_leg" (
    "campaign_id" VARCHAR(12) NOT NULL,
    "position" SMALLINT NOT NULL,
    "channel" "channel" NOT NULL,
    "sender_id" UUID,
    "content" JSONB NOT NULL,

    CONSTRAINT "campaign_leg_pkey" PRIMARY KEY ("campaign_id", "position")
);
CREATE TABLE "handoff_leg" (
    "handoff_id" VARCHAR(16) NOT NULL,
    "position" SMALLINT NOT NULL,
    "channel" "channel" NOT NULL,
    "sender_id" UUID NOT NULL,
    "content" JSONB NOT NULL,

    CONSTRAINT "handoff_leg_pkey" PRIMARY KEY ("handoff_id", "position")
);

INSERT INTO "campaign_leg" SELECT "id", 1, "channel", "sender_id",
  jsonb_build_object('kind', 'text', 'text', "text", 'optOutText', "opt_out_text") FROM "campaign";
INSERT INTO "handoff_leg" SELECT h."id", 1, s."channel", h."sender_id",
  jsonb_build_object('kind', 'text', 'text', h."text", 'optOutText', h."opt_out_text") FROM "handoff" h JOIN "sender" s ON s."id" = h."sender_id";

ALTER TABLE "campaign_leg" ADD CONSTRAINT "campaign_leg_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "campaign_leg" ADD CONSTRAINT "campaign_leg_sender_id_fkey" FOREIGN KEY ("sender_id") REFERENCES "sender"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "handoff_leg" ADD CONSTRAINT "handoff_leg_handoff_id_fkey" FOREIGN KEY ("handoff_id") REFERENCES "handoff"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "handoff_leg" ADD CONSTRAINT "handoff_leg_sender_id_fkey" FOREIGN KEY ("sender_id") REFERENCES "sender"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- As before; the opt-out text is the first leg's.
CREATE OR REPLACE FUNCTION audience_lines() RETURNS TABLE (audience_id uuid, line int, raw text, address text,
  address_key varchar, country varchar, place text, variables text[], text text, segments int, problem text, warning text)
LANGUAGE sql STABLE AS $$
  SELECT r.audience_id, r.line, r.raw, r.address, r.address_key, r.country, r.place, r.variables, r.text, r.segments,
    r.problem, r.warning
  FROM recipient r
  UNION ALL
  SELECT a.id, m.line, m.address::text, m.address::text, m.address_key, NULL::varchar, m.place, ARRAY[]::text[],
    left(m.body, length(m.body) - CASE WHEN coalesce(l.content->>'optOutText', '') = '' THEN 0 ELSE length(l.content->>'optOutText') + 1 END),
    m.segments::int, NULL::text, NULL::text
  FROM audience a JOIN campaign c ON c.audience_id = a.id JOIN campaign_leg l ON l.campaign_id = c.id AND l.position = 1
    JOIN message m ON m.campaign_id = c.id AND m.month = c.month
  WHERE a.dropped_at IS NOT NULL
    AND NOT EXISTS (SELECT FROM recipient r WHERE r.audience_id = a.id AND r.line = m.line)
$$;

ALTER TABLE "campaign" DROP COLUMN "sender_id", DROP COLUMN "text", DROP COLUMN "opt_out_text", ALTER COLUMN "channel" DROP DEFAULT;
ALTER TABLE "handoff" DROP COLUMN "sender_id", DROP COLUMN "text", DROP COLUMN "opt_out_text", DROP COLUMN "variable_count";

-- As before, but each campaign is looked up by its id: PostgreSQL expects a hundred of them and would read all that there are.
CREATE OR REPLACE FUNCTION lane_campaigns(months date[], lane uuid)
RETURNS TABLE (campaign_id text, first_due_at timestamptz, stage campaign_stage, ends_at timestamptz)
LANGUAGE sql STABLE AS $$
  WITH RECURSIVE waiting AS (
    (SELECT m.campaign_id::text FROM message m
     WHERE m.month = ANY(months) AND m.state = 'pending' AND m.lane_id >= lane AND m.lane_id <= lane
     ORDER BY m.lane_id, m.campaign_id LIMIT 1)
    UNION ALL
    SELECT (SELECT m.campaign_id::text FROM message m
            WHERE m.month = ANY(months) AND m.state = 'pending'
              AND (m.lane_id, m.campaign_id) > (lane, w.campaign_id) AND m.lane_id <= lane
            ORDER BY m.lane_id, m.campaign_id LIMIT 1)
    FROM waiting w WHERE w.campaign_id IS NOT NULL
  )
  SELECT c.id::text, f.due_at, c.stage, c.ends_at
  FROM waiting w
  CROSS JOIN LATERAL (
    SELECT campaign.* FROM campaign
    WHERE campaign.id = w.campaign_id
      AND (campaign.stage = 'cancelled' OR (campaign.paused_at IS NULL AND campaign.started_at IS NOT NULL))
    OFFSET 0
  ) c
  CROSS JOIN LATERAL (
    SELECT m.due_at FROM message m
    WHERE m.month = ANY(months) AND m.month = c.month AND m.lane_id = lane AND m.campaign_id = c.id AND m.state = 'pending'
    ORDER BY m.due_at, m.line LIMIT 1
  ) f
$$;
