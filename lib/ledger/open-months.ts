import type { SystemCtx } from "#lib/platform/ctx.ts"
import type { Database, Transaction } from "#lib/platform/db.ts"
import { changeShape } from "#lib/retention/change-shape.ts"

/**
 * The months whose messages may still go, as "2026-11-01". A statement that names them is planned for their partitions only,
 * however old the ledger is. A month is noted by the ledger's trigger, in the transaction of its rows.
 */
export async function listOpenMonths(db: Database | Transaction): Promise<string[]> {
  const rows = await db.$queryRaw<{ month: string }[]>`SELECT month::text FROM open_month`
  return rows.map(({ month }) => month)
}

/**
 * Takes away the months of which nothing can go any more; their next row would note them again. Waits for inserts that are
 * under way, and lets new ones wait for it. Returns how many. Safe to overlap.
 */
export const closeMonths = (system: SystemCtx): Promise<number> =>
  changeShape(system, async (tx) => {
    await tx.$executeRaw`LOCK TABLE open_month IN SHARE ROW EXCLUSIVE MODE`
    return tx.$executeRaw`
      DELETE FROM open_month o WHERE NOT (
        EXISTS (SELECT FROM message WHERE month = o.month AND state = 'pending')
        OR EXISTS (SELECT FROM message WHERE month = o.month AND state = 'held')
        OR EXISTS (SELECT FROM message WHERE month = o.month AND state IN ('claimed', 'submitted'))
        OR EXISTS (SELECT FROM message WHERE month = o.month AND state = 'unknown'))`
  })
