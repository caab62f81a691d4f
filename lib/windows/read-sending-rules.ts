import type { Database, Transaction } from "#lib/platform/db.ts"
import type { Campaign } from "#prisma/generated/client.ts"
import type { SendingRules } from "./next-opening.ts"
import { alwaysOpen, defaultSmsWindows, type ReceivingWindow } from "./receiving-window.ts"

type Timed = Pick<Campaign, "accountId" | "channel" | "windows" | "fallbackTimeZone" | "startAt" | "endsAt">

/** What times hold for a campaign: its own windows, else the account's, else the channel's (wire contract 2.3). */
export async function readSendingRules(db: Database | Transaction, campaign: Timed): Promise<SendingRules> {
  const { accountId: id, channel, startAt, endsAt } = campaign
  const account = await db.account.findUniqueOrThrow({ where: { id }, include: { blackoutDates: true } })
  const given = (campaign.windows ?? account.windows) as ReceivingWindow[] | null
  return {
    windows: given ?? (channel === "sms" ? defaultSmsWindows : alwaysOpen),
    fallbackTimeZone: campaign.fallbackTimeZone ?? account.fallbackTimeZone,
    stateRules: account.stateRules,
    blackoutDays: account.blackoutDates.map(({ day }) => day.toISOString().slice(0, 10)),
    startAt,
    endsAt,
  }
}
