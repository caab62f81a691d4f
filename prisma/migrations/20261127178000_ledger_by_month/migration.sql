-- The ledger by month: docs/decisions/0022-what-grows-by-time-is-partitioned.md. Every row of a campaign is in the month in
-- which the campaign was launched, so that campaign and address stay unique within one partition.
ALTER TABLE "campaign" ADD COLUMN "month" DATE NOT NULL GENERATED ALWAYS AS
  (date_trunc('month', coalesce("launched_at", "created_at") AT TIME ZONE 'UTC')::date) STORED;
CREATE UNIQUE INDEX "campaign_id_month_key" ON "campaign" ("id", "month");

ALTER TABLE "message" RENAME TO "message_before";

-- Whatever indexes and triggers the ledger has by now, it keeps; unique ones need the month in them.
CREATE TEMPORARY TABLE ledger_parts ON COMMIT DROP AS
  SELECT 1 AS step, replace(replace(replace(pg_get_indexdef(indexrelid), 'message_before', 'message'),
    '(address_key, campaign_id)', '(address_key, campaign_id, month)'),
    'message_address_key_campaign_id_key', 'message_address_key_campaign_id_month_key') AS definition
  FROM pg_index WHERE indrelid = 'message_before'::regclass AND NOT indisprimary
  UNION ALL
  SELECT 2, replace(pg_get_triggerdef(oid), 'message_before', 'message')
  FROM pg_trigger WHERE tgrelid = 'message_before'::regclass AND NOT tgisinternal;

CREATE TABLE "message" (LIKE "message_before" INCLUDING DEFAULTS, "month" DATE NOT NULL) PARTITION BY RANGE ("month");

-- Claims update every row several times: room on the page and eager vacuum keep the table from bloating.
CREATE TABLE "message_rest" PARTITION OF "message" DEFAULT
  WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.05);

SELECT add_partition('message', 'month', month, (month + interval '1 month')::date) FROM (
  SELECT DISTINCT c.month FROM campaign c WHERE EXISTS (SELECT FROM message_before m WHERE m.campaign_id = c.id)
  UNION SELECT (date_trunc('month', now() AT TIME ZONE 'UTC') + n * interval '1 month')::date FROM generate_series(0, 2) n
) months;

INSERT INTO "message" SELECT m.*, c.month FROM "message_before" m JOIN "campaign" c ON c.id = m.campaign_id;
DROP TABLE "message_before";

ALTER TABLE "message" ADD CONSTRAINT "message_pkey" PRIMARY KEY ("id", "month");
ALTER TABLE "message" ADD CONSTRAINT "message_campaign_id_month_fkey" FOREIGN KEY ("campaign_id", "month")
  REFERENCES "campaign"("id", "month") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "message" ADD CONSTRAINT "message_lane_id_fkey" FOREIGN KEY ("lane_id") REFERENCES "sender"("id")
  ON DELETE RESTRICT ON UPDATE CASCADE;

DO $$
DECLARE part record;
BEGIN
  FOR part IN SELECT definition FROM ledger_parts ORDER BY step LOOP EXECUTE part.definition; END LOOP;
END $$;

-- As before, with the month in which the ledger has the lines.
CREATE OR REPLACE FUNCTION audience_lines() RETURNS TABLE (audience_id uuid, line int, raw text, address text,
  address_key varchar, country varchar, place text, variables text[], text text, segments int, problem text, warning text)
LANGUAGE sql STABLE AS $$
  SELECT r.audience_id, r.line, r.raw, r.address, r.address_key, r.country, r.place, r.variables, r.text, r.segments,
    r.problem, r.warning
  FROM recipient r
  UNION ALL
  SELECT a.id, m.line, m.address::text, m.address::text, m.address_key, NULL::varchar, m.place, ARRAY[]::text[],
    left(m.body, length(m.body) - CASE WHEN c.opt_out_text = '' THEN 0 ELSE length(c.opt_out_text) + 1 END),
    m.segments::int, NULL::text, NULL::text
  FROM audience a JOIN campaign c ON c.audience_id = a.id JOIN message m ON m.campaign_id = c.id AND m.month = c.month
  WHERE a.dropped_at IS NOT NULL
    AND NOT EXISTS (SELECT FROM recipient r WHERE r.audience_id = a.id AND r.line = m.line)
$$;
