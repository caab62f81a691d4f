-- A line whose message is in the ledger is there twice. Some time after its campaign is over it goes from the audience
-- (lib/recipients/drop-recipients.ts); what is no message (problems) or may be sent again (failures) stays.
ALTER TABLE "audience" ADD COLUMN "dropped_at" TIMESTAMPTZ(3);
CREATE INDEX "audience_undropped" ON "audience" ("id") WHERE "dropped_at" IS NULL AND "state" = 'ready';

-- The lines of audiences, to be asked for those of one. Those that are gone are as the ledger has them: the number as it was
-- read, the text without the opt-out text on a line of its own (joinOptOut in lib/channels/sms-text.ts). The planner puts
-- the function into the query; without a condition on recipient in here it finds the lines of a page by their index.
CREATE FUNCTION audience_lines() RETURNS TABLE (audience_id uuid, line int, raw text, address text,
  address_key varchar, country varchar, place text, variables text[], text text, segments int, problem text, warning text)
LANGUAGE sql STABLE AS $$
  SELECT r.audience_id, r.line, r.raw, r.address, r.address_key, r.country, r.place, r.variables, r.text, r.segments,
    r.problem, r.warning
  FROM recipient r
  UNION ALL
  SELECT a.id, m.line, m.address::text, m.address::text, m.address_key, NULL::varchar, m.place, ARRAY[]::text[],
    left(m.body, length(m.body) - CASE WHEN c.opt_out_text = '' THEN 0 ELSE length(c.opt_out_text) + 1 END),
    m.segments::int, NULL::text, NULL::text
  FROM audience a JOIN campaign c ON c.audience_id = a.id JOIN message m ON m.campaign_id = c.id
  WHERE a.dropped_at IS NOT NULL
    AND NOT EXISTS (SELECT FROM recipient r WHERE r.audience_id = a.id AND r.line = m.line)
$$;
