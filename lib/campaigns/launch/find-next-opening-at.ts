import { listOpenMonths } from "#lib/ledger/open-months.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"

/**
 * The earliest instant at which a scheduled campaign starts or a held message is to be looked at; in the past while that is
 * still to be done, null when nothing waits for a time. One probe of an index, and one for each account in each
 * open month.
 */
export async function findNextOpeningAt({ db }: Pick<SystemCtx, "db">): Promise<Date | null> {
  const months = await listOpenMonths(db)
  const [next] = await db.$queryRaw<[{ at: Date | null }]>`
    SELECT least(
      (SELECT min(start_at) FROM campaign
       WHERE stage = 'launched' AND started_at IS NULL AND start_missed_at IS NULL AND paused_at IS NULL),
      (SELECT min(first.due_at) FROM account CROSS JOIN LATERAL (
         SELECT due_at FROM message WHERE month = ANY(${months}::date[]) AND account_id = account.id AND state = 'held'
         ORDER BY due_at LIMIT 1
       ) first)
    ) AS at`
  return next.at
}
