-- What grows with time is cut into partitions by time, so that what is over its time goes as a file and not row by row.
-- lib/retention/partitioned-tables.ts says which table is cut by what and kept for how long; a job makes partitions ahead.

-- Gives a partitioned table the partition of one period, with the rows of it that the table's partition for the rest has,
-- and with that one's storage parameters. Attaching keeps nobody from reading and writing the other partitions, as CREATE
-- TABLE … PARTITION OF would. A partition is named after its table and its first day. True when it was not there.
CREATE FUNCTION add_partition(parent text, key text, lower date, upper date) RETURNS boolean
LANGUAGE plpgsql SET TimeZone = 'UTC' AS $$
DECLARE
  partition text := parent || to_char(lower, '_YYYYMMDD');
  rest text := parent || '_rest';
  storage text := (SELECT array_to_string(reloptions, ', ') FROM pg_class WHERE oid = to_regclass(quote_ident(rest)));
BEGIN
  IF to_regclass(quote_ident(partition)) IS NOT NULL THEN RETURN false; END IF;
  EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL)', partition, parent) || coalesce(' WITH (' || storage || ')', '');
  EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', rest);
  EXECUTE format('WITH moved AS (DELETE FROM %1$I WHERE %2$I >= %3$L AND %2$I < %4$L RETURNING *)
    INSERT INTO %5$I SELECT * FROM moved', rest, key, lower, upper, partition);
  EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parent, partition, lower, upper);
  RETURN true;
END $$;

-- The first days of the periods whose rows are in the partition for the rest, and how many they are.
CREATE FUNCTION rows_without_partition(parent text, key text, period text) RETURNS TABLE (day date, count bigint)
LANGUAGE plpgsql STABLE SET TimeZone = 'UTC' AS $$
BEGIN
  RETURN QUERY EXECUTE format('SELECT date_trunc(%L, %I)::date, count(*) FROM %I GROUP BY 1', period, key, parent || '_rest');
END $$;

-- Webhooks by the week they are stored in. A webhook is known by its key within a week; the insert looks into the week
-- before. Whatever columns and indexes the table has by now, it keeps; those that are unique need the week in them.
ALTER TABLE "provider_event" RENAME TO "provider_event_before";
CREATE TEMPORARY TABLE kept_index ON COMMIT DROP AS
  SELECT replace(pg_get_indexdef(indexrelid), 'provider_event_before', 'provider_event') AS definition
  FROM pg_index WHERE indrelid = 'provider_event_before'::regclass AND NOT indisunique;

CREATE TABLE "provider_event" (
  LIKE "provider_event_before" INCLUDING DEFAULTS,
  "week" DATE NOT NULL DEFAULT date_trunc('week', CURRENT_TIMESTAMP AT TIME ZONE 'UTC')::date
) PARTITION BY RANGE ("week");
ALTER SEQUENCE "provider_event_id_seq" OWNED BY "provider_event"."id";
CREATE TABLE "provider_event_rest" PARTITION OF "provider_event" DEFAULT;

SELECT add_partition('provider_event', 'week', week::date, week::date + 7)
FROM generate_series(
  date_trunc('week', coalesce((SELECT min(received_at) FROM provider_event_before), now()) AT TIME ZONE 'UTC'),
  now() AT TIME ZONE 'UTC' + interval '4 weeks', interval '1 week') week;

INSERT INTO "provider_event"
SELECT old.*, date_trunc('week', received_at AT TIME ZONE 'UTC')::date FROM "provider_event_before" old;
DROP TABLE "provider_event_before";

ALTER TABLE "provider_event" ADD CONSTRAINT "provider_event_pkey" PRIMARY KEY ("id", "week");
CREATE UNIQUE INDEX "provider_event_account_id_dedupe_key_week_key" ON "provider_event" ("account_id", "dedupe_key", "week");

-- The audit log by month.
ALTER TABLE "audit_entry" RENAME TO "audit_entry_before";
INSERT INTO kept_index
  SELECT replace(pg_get_indexdef(indexrelid), 'audit_entry_before', 'audit_entry')
  FROM pg_index WHERE indrelid = 'audit_entry_before'::regclass AND NOT indisunique;

CREATE TABLE "audit_entry" (LIKE "audit_entry_before" INCLUDING DEFAULTS) PARTITION BY RANGE ("at");
ALTER SEQUENCE "audit_entry_id_seq" OWNED BY "audit_entry"."id";
CREATE TABLE "audit_entry_rest" PARTITION OF "audit_entry" DEFAULT;

SELECT add_partition('audit_entry', 'at', month::date, (month + interval '1 month')::date)
FROM generate_series(
  date_trunc('month', coalesce((SELECT min(at) FROM audit_entry_before), now()) AT TIME ZONE 'UTC'),
  now() AT TIME ZONE 'UTC' + interval '2 months', interval '1 month') month;

INSERT INTO "audit_entry" SELECT * FROM "audit_entry_before";
DROP TABLE "audit_entry_before";
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id", "at");

DO $$
DECLARE kept record;
BEGIN
  FOR kept IN SELECT definition FROM kept_index LOOP EXECUTE kept.definition; END LOOP;
END $$;
