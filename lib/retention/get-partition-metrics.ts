import type { SystemCtx } from "#lib/platform/ctx.ts"
import { periodStart } from "#lib/platform/periods.ts"
import { partitionedTables } from "./partitioned-tables.ts"
import { listPartitionDays, rowsWithoutPartition } from "./partitions.ts"

export type PartitionMetrics = {
  table: string
  /** Partitions of periods to come. */
  aheadCount: number
  /** Rows that came when their period had no partition. */
  strayCount: number
}

/** For each table that is cut by time, whether its partitions are made in time. */
export function getPartitionMetrics({
  db,
  clock,
}: Pick<SystemCtx, "db" | "clock">): Promise<PartitionMetrics[]> {
  return Promise.all(
    partitionedTables.map(async (cut) => {
      const [days, strays] = await Promise.all([
        listPartitionDays(db, cut.table),
        rowsWithoutPartition(db, cut),
      ])
      const present = periodStart(cut.period, clock.now())
      return {
        table: cut.table,
        aheadCount: days.filter((day) => day > present).length,
        strayCount: strays.reduce((sum, { count }) => sum + count, 0),
      }
    }),
  )
}
