import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { Prisma } from "#prisma/generated/client.ts"

/**
 * After a change of the account's sending rules, in its transaction: everything that waits for a window or in one is held
 * and due now, so that the sweep works out its opening by the new rules before anything more is claimed. What is with the
 * provider already stays as it is. @param among the messages that the change is about; all of the account, when absent
 * @returns how many recipients that concerns
 */
export function reconsiderWaiting(
  tx: Transaction,
  ctx: Pick<Ctx, "accountId" | "clock">,
  among: Prisma.Sql = Prisma.sql`true`,
): Promise<number> {
  const now = ctx.clock.now()
  return tx.$executeRaw`
    UPDATE message SET reason = CASE state WHEN 'held' THEN reason ELSE 'outside_window' END, state = 'held', due_at = ${now}
    WHERE campaign_id IN (SELECT id FROM campaign WHERE account_id = ${ctx.accountId} AND stage = 'launched')
      AND ${among}
      AND (state = 'pending' OR (state = 'held' AND reason IN ('outside_window', 'blackout_date', 'zone_unknown')))`
}
