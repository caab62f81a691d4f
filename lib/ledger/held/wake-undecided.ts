import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import type { Channel } from "#prisma/generated/enums.ts"

/**
 * Lets what was held for these consumers be looked at again at once, in the caller's transaction: the release and the
 * claim apply what holds now. Without it that happens within an hour.
 */
export async function wakeUndecided(
  tx: Transaction,
  { accountId, clock }: Pick<Ctx, "accountId" | "clock">,
  consumers: { channel: Channel; addressKey: string }[],
): Promise<number> {
  const keys = consumers.map(({ addressKey }) => addressKey)
  return tx.$executeRaw`
    UPDATE message SET due_at = least(due_at, ${clock.now()}::timestamptz)
    WHERE address_key = ANY(${keys}::text[]) AND account_id = ${accountId} AND state = 'held' AND reason = 'opt_out_unclear'`
}
