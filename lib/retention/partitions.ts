import type { Database, Transaction } from "#lib/platform/db.ts"
import type { PartitionedTable } from "./partitioned-tables.ts"

/** The partition that takes what has none: a safety net, empty while the job does its work. */
const restOf = (table: string) => `${table}_rest`

/** A partition is named after its table and the first day of its period (YYYY-MM-DD). */
export const partitionName = (table: string, firstDay: string) => `${table}_${firstDay.replaceAll("-", "")}`

/** First days of the periods that have a partition, the oldest first. */
export async function listPartitionDays(db: Database | Transaction, table: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ day: string }[]>`
    SELECT to_char(to_date(right(c.relname, 8), 'YYYYMMDD'), 'YYYY-MM-DD') AS day
    FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = to_regclass(${table}) AND c.relname <> ${restOf(table)} ORDER BY 1`
  return rows.map(({ day }) => day)
}

/** Rows that had no partition, by the first day of their period: nobody made it in time, or a clock was wrong. */
export const rowsWithoutPartition = (db: Database | Transaction, { table, key, period }: PartitionedTable) =>
  db.$queryRaw<{ day: string; count: number }[]>`
    SELECT day::text, count::int FROM rows_without_partition(${table}, ${key}, ${period})`

/** Gives the table the partition of a period, with what its partition for the rest has of it. True when it was not there. */
export async function addPartition(
  tx: Transaction,
  { table, key }: PartitionedTable,
  days: { first: string; next: string },
): Promise<boolean> {
  const [{ isNew }] = await tx.$queryRaw<[{ isNew: boolean }]>`
    SELECT add_partition(${table}, ${key}, ${days.first}::date, ${days.next}::date) AS "isNew"`
  return isNew
}
