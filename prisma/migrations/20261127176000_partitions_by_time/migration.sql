-- What grows with time is cut into partitions by time, so that what is over its time goes as a file and not row by row.
-- lib/retention/partitioned-tables.ts says which table is cut by what and kept for how long; a job makes partitions ahead.

-- Gives a partitioned table the partition of one period, with the rows of it that the table's partition for the rest has.
-- Attaching keeps nobody from reading and writing the other partitions, as CREATE TABLE … PARTITION OF would. A partition
-- is named after its table and its first day. True when it was not there.
CREATE FUNCTION add_partition(parent text, key text, lower date, upper date) RETURNS boolean
LANGUAGE plpgsql SET TimeZone = 'UTC' AS $$
DECLARE
  partition text := parent || to_char(lower, '_YYYYMMDD');
  rest text := parent || '_rest';
BEGIN
  IF to_regclass(quote_ident(partition)) IS NOT NULL THEN RETURN false; END IF;
  EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL)', partition, parent);
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

-- Webhooks by the week they are stored in. A webhook is known by its key within a week; the insert looks into the week before.
ALTER TABLE "provider_event" RENAME TO "provider_event_old";
ALTER TABLE "provider_event_old" RENAME CONSTRAINT "provider_event_pkey" TO "provider_event_old_pkey";
ALTER INDEX "provider_event_account_id_dedupe_key_key" RENAME TO "provider_event_old_key";
ALTER INDEX "provider_event_open" RENAME TO "provider_event_old_open";

CREATE TABLE "provider_event" (
    "id" BIGINT NOT NULL DEFAULT nextval('provider_event_id_seq'),
    "account_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "dedupe_key" VARCHAR(200) NOT NULL,
    "message_id" UUID,
    "provider_id" VARCHAR(64) NOT NULL,
    "payload" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "applied_at" TIMESTAMPTZ(3),
    "week" DATE NOT NULL DEFAULT date_trunc('week', CURRENT_TIMESTAMP AT TIME ZONE 'UTC')::date,

    CONSTRAINT "provider_event_pkey" PRIMARY KEY ("id", "week")
) PARTITION BY RANGE ("week");

ALTER SEQUENCE "provider_event_id_seq" OWNED BY "provider_event"."id";
CREATE UNIQUE INDEX "provider_event_account_id_dedupe_key_week_key" ON "provider_event" ("account_id", "dedupe_key", "week");
CREATE INDEX "provider_event_open" ON "provider_event" ("id") WHERE "applied_at" IS NULL;
CREATE TABLE "provider_event_rest" PARTITION OF "provider_event" DEFAULT;

SELECT add_partition('provider_event', 'week', week::date, week::date + 7)
FROM generate_series(
  date_trunc('week', coalesce((SELECT min(received_at) FROM provider_event_old), now()) AT TIME ZONE 'UTC'),
  now() AT TIME ZONE 'UTC' + interval '4 weeks', interval '1 week') week;

INSERT INTO "provider_event"
SELECT old.*, date_trunc('week', received_at AT TIME ZONE 'UTC')::date FROM "provider_event_old" old;
DROP TABLE "provider_event_old";
