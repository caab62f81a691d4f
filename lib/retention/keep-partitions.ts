import type { SystemCtx } from "#lib/platform/ctx.ts"
import { periodStart } from "#lib/platform/periods.ts"
import { changeShape } from "./change-shape.ts"
import { dropPartition } from "./drop-partition.ts"
import { type PartitionedTable, partitionedTables } from "./partitioned-tables.ts"
import { addPartition, listPartitionDays, partitionName, rowsWithoutPartition } from "./partitions.ts"

/**
 * Keeps the partitions of every table that is cut by time: makes those of the present and of the next periods, and of
 * rows that had none, and drops those whose time is over. Answers what it did. Safe to repeat and to overlap.
 */
export async function keepPartitions(system: SystemCtx): Promise<{ added: string[]; dropped: string[] }> {
  const [added, dropped]: [string[], string[]] = [[], []]
  for (const cut of partitionedTables) {
    added.push(...(await addMissing(system, cut)))
    dropped.push(...(await dropExpired(system, cut)))
  }
  return { added, dropped }
}

async function addMissing(system: SystemCtx, cut: PartitionedTable): Promise<string[]> {
  const { table, period, ahead } = cut
  const now = system.clock.now()
  const planned = Array.from({ length: ahead + 1 }, (_, offset) => periodStart(period, now, offset))
  const there = new Set(await listPartitionDays(system.db, table))
  const needed = new Set([...planned, ...(await strayDays(system, cut))])
  const added: string[] = []
  for (const first of needed) {
    if (there.has(first)) continue
    const days = { first, next: periodStart(period, new Date(first), 1) }
    if (await changeShape(system, (tx) => addPartition(tx, cut, days)))
      added.push(partitionName(table, first))
  }
  return added
}

async function strayDays(system: SystemCtx, cut: PartitionedTable): Promise<string[]> {
  const strays = await rowsWithoutPartition(system.db, cut)
  if (strays.length > 0)
    system.log.warn({ table: cut.table, strays }, "rows had no partition; they get one now")
  return strays.map(({ day }) => day)
}

async function dropExpired(system: SystemCtx, cut: PartitionedTable): Promise<string[]> {
  const { table, period, keepDays } = cut
  if (keepDays === null) return []
  const keepFrom = new Date(system.clock.now().getTime() - keepDays * 86_400_000).toISOString()
  const dropped: string[] = []
  for (const first of await listPartitionDays(system.db, table)) {
    if (periodStart(period, new Date(first), 1) > keepFrom) break
    if (await dropPartition(system, cut, first)) dropped.push(partitionName(table, first))
  }
  return dropped
}
