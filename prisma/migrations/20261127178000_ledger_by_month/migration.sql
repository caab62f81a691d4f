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

-- Rows of a month that nobody has made yet: nothing is refused, and making the month takes them over.
CREATE TABLE "message_other" PARTITION OF "message" DEFAULT
  WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.05);

-- Makes the ledger's partition for the month that begins on `first_day`, with the rows of it that wait in `message_other`.
-- They go past the triggers of the ledger, which has them counted already.
CREATE FUNCTION add_ledger_month(first_day date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  name text := 'message_' || to_char(first_day, 'YYYY_MM');
  next_month date := first_day + interval '1 month';
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('add_ledger_month'));
  IF to_regclass(name) IS NOT NULL THEN RETURN; END IF;
  -- Claims update every row several times: room on the page and eager vacuum keep the table from bloating.
  EXECUTE format('CREATE TABLE %I (LIKE message INCLUDING DEFAULTS) WITH (fillfactor = 80,
    autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.05)', name);
  EXECUTE format('WITH early AS (DELETE FROM message_other WHERE month >= %L AND month < %L RETURNING *)
    INSERT INTO %I SELECT * FROM early', first_day, next_month, name);
  EXECUTE format('ALTER TABLE message ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', name, first_day, next_month);
END $$;

SELECT add_ledger_month(month) FROM (
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
