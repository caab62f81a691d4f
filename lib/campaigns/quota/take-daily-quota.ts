import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { RateLimitedError } from "#lib/platform/errors.ts"
import { type DailyQuota, getDailyQuota, type QuotaDay } from "./daily-quota.ts"

type Taking = Omit<QuotaDay, "accountId"> & { messages: number }

/**
 * Takes a campaign's recipients from the account's allowance of the day it starts on: all of them, or none. One
 * conditional statement, so that however many launch at once, together they never take more than there is. It runs in the
 * transaction of the launch: what is refused was not created. Throws RateLimitedError (wire contract 2.2).
 */
export async function takeDailyQuota(tx: Transaction, ctx: Ctx, taking: Taking): Promise<void> {
  const { accountId } = ctx
  const { channel, at, messages } = taking
  if (messages === 0) return
  const takenCount = await tx.$executeRaw`
    INSERT INTO daily_usage AS u (account_id, channel, day, messages)
    SELECT id, ${channel}::channel, (${at}::timestamptz AT TIME ZONE time_zone)::date, ${messages}::int
    FROM account WHERE id = ${accountId} AND ${messages}::int <= max_messages_per_day
    ON CONFLICT (account_id, channel, day) DO UPDATE SET messages = u.messages + EXCLUDED.messages
    WHERE u.messages + EXCLUDED.messages <= (SELECT max_messages_per_day FROM account WHERE id = ${accountId})`
  if (takenCount === 1) return
  const quota = await getDailyQuota(tx, { accountId, channel, at })
  throw new RateLimitedError(quotaText(quota, messages), quota.resetsAt.getTime() - ctx.clock.now().getTime())
}

/** What was asked, what is used, what is left, and until when. */
export function quotaText({ used, max, resetsAt, timeZone }: DailyQuota, messages: number): string {
  const left = Math.max(0, max - used)
  const [asked, taken, most, rest] = [messages, used, max, left].map((count) => count.toLocaleString("en-US"))
  const until = resetsAt.toLocaleString("en-US", { dateStyle: "medium", timeStyle: "short", timeZone })
  return `This needs ${asked} of the daily limit of ${most} messages: ${taken} are used, ${rest} are left until ${until} (${timeZone})`
}
