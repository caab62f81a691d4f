import type { Database, Transaction } from "#lib/platform/db.ts"
import type { Channel } from "#prisma/generated/enums.ts"

/** Whose allowance of which day: the day that `at` falls on in the account's time zone. */
export type QuotaDay = { accountId: string; channel: Channel; at: Date }

/** What a day's allowance has seen: `resetsAt` is the next midnight of the account's time zone. */
export type DailyQuota = { used: number; max: number; resetsAt: Date; timeZone: string }

/** Reads an account's allowance of messages for a day of one channel (wire contract 2.2). */
export async function getDailyQuota(
  db: Database | Transaction,
  { accountId, channel, at }: QuotaDay,
): Promise<DailyQuota> {
  const [quota] = await db.$queryRaw<[DailyQuota]>`
    SELECT coalesce(u.messages, 0) AS used, a.max_messages_per_day AS max, a.time_zone AS "timeZone",
      ((a.day + 1)::timestamp AT TIME ZONE a.time_zone) AS "resetsAt"
    FROM (SELECT *, (${at}::timestamptz AT TIME ZONE time_zone)::date AS day FROM account WHERE id = ${accountId}) a
    LEFT JOIN daily_usage u ON u.account_id = a.id AND u.channel = ${channel}::channel AND u.day = a.day`
  return quota
}

/**
 * Gives back what was taken and will not be sent. Never below zero, also when the account's time zone was changed since
 * and the day is another one now.
 */
export async function returnDailyQuota(
  tx: Transaction,
  { accountId, channel, at, messages }: QuotaDay & { messages: number },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE daily_usage u SET messages = greatest(0, u.messages - ${messages}::int)
    FROM account a
    WHERE a.id = ${accountId} AND u.account_id = a.id AND u.channel = ${channel}::channel
      AND u.day = (${at}::timestamptz AT TIME ZONE a.time_zone)::date`
}
