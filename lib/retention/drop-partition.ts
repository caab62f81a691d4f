import type { SystemCtx } from "#lib/platform/ctx.ts"
import { periodStart } from "#lib/platform/periods.ts"
import { Prisma } from "#prisma/generated/client.ts"
import { changeShape } from "./change-shape.ts"
import type { PartitionedTable } from "./partitioned-tables.ts"
import { listPartitionDays, partitionName } from "./partitions.ts"

/**
 * Drops the partition of a period. Rows that are still needed move on into the present one first; such a row that is
 * there already (a webhook that came again) is not kept twice. False when another process was faster.
 * @param firstDay of the period, YYYY-MM-DD
 */
export async function dropPartition(
  system: SystemCtx,
  cut: PartitionedTable,
  firstDay: string,
): Promise<boolean> {
  const [table, partition] = [Prisma.raw(cut.table), Prisma.raw(partitionName(cut.table, firstDay))]
  return changeShape(system, async (tx) => {
    if (!(await listPartitionDays(tx, cut.table)).includes(firstDay)) return false
    await tx.$executeRaw`LOCK TABLE ONLY ${table} IN ACCESS EXCLUSIVE MODE`
    if (cut.movesOn) {
      const present = JSON.stringify({ [cut.key]: periodStart(cut.period, system.clock.now()) })
      await tx.$executeRaw`
        INSERT INTO ${table}
        SELECT moved.* FROM (SELECT * FROM ${partition} WHERE ${Prisma.raw(cut.movesOn)}) old,
          jsonb_populate_record(NULL::${table}, to_jsonb(old) || ${present}::jsonb) moved
        ON CONFLICT DO NOTHING`
    }
    await tx.$executeRaw`DROP TABLE ${partition}`
    return true
  })
}
