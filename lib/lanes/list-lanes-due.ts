import { listOpenMonths } from "#lib/ledger/open-months.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { Prisma } from "#prisma/generated/client.ts"

/** Lanes that have a message due and may send it now: those the sweep wakes, in case a request to drain was lost. */
export async function listLanesDue(system: SystemCtx): Promise<{ accountId: string; laneId: string }[]> {
  return system.db.$queryRaw(lanesDueStatement(await listOpenMonths(system.db)))
}

/** With a volatile clock PostgreSQL would not plan `due_campaigns` into the statement, for the open months only. */
export const lanesDueStatement = (months: string[]) => Prisma.sql`
  SELECT account_id AS "accountId", id AS "laneId" FROM lane
  WHERE (backoff_until IS NULL OR backoff_until <= clock_timestamp())
    AND (driven_until IS NULL OR driven_until <= clock_timestamp())
    AND (free_at IS NULL OR free_at <= clock_timestamp())
    AND EXISTS (SELECT FROM due_campaigns(${months}::date[], lane.id, '', now(), interval '0', 1))`
