import { channelOf } from "#lib/channels/channels.ts"
import type { Leg } from "#lib/channels/leg.ts"
import type { Database, Transaction } from "#lib/platform/db.ts"
import type { Account, BlackoutDate, Campaign, Channel } from "#prisma/generated/client.ts"
import type { SendingRules } from "./next-opening.ts"
import { alwaysOpen, everyDay, type ReceivingWindow } from "./receiving-window.ts"

/** What of a campaign its times rest on; `windows` are its own, else its sender's. */
export type Timed = Pick<
  Campaign,
  "accountId" | "channel" | "windows" | "fallbackTimeZone" | "startAt" | "endsAt"
>

type AccountRules = Account & { blackoutDates: BlackoutDate[] }

/** The rules of an account as they are for each campaign; read once, however many campaigns follow them. */
export type RulesOfCampaign = (campaign: Timed) => SendingRules

type Sent = Timed & { legs: readonly Pick<Leg, "senderId">[] }

/**
 * What times hold for a campaign on its first leg: its own windows, else the sender's, else the account's, else the
 * channel's (wire contract 2.3).
 */
export async function getSendingRules(db: Database | Transaction, campaign: Sent): Promise<SendingRules> {
  const windows = campaign.windows ?? (await windowsOfSender(db, campaign))
  const rulesOf = await getRulesOfAccounts(db, [campaign.accountId])
  return rulesOf({ ...campaign, windows })
}

async function windowsOfSender(db: Database | Transaction, { accountId, legs }: Sent) {
  const id = legs[0]?.senderId
  if (!id) return null
  const sender = await db.sender.findFirst({ where: { id, accountId }, select: { windows: true } })
  return sender?.windows ?? null
}

/** The same of each campaign of these accounts: one question to the database for all of them. */
export async function getRulesOfAccounts(
  db: Database | Transaction,
  accountIds: string[],
): Promise<RulesOfCampaign> {
  const where = { id: { in: accountIds } }
  const accounts = await db.account.findMany({ where, include: { blackoutDates: true } })
  const accountOf = new Map(accounts.map((account) => [account.id, account]))
  return (campaign) => {
    const account = accountOf.get(campaign.accountId)
    if (!account) throw new Error(`There is no account ${campaign.accountId}`)
    return rulesFor(account, campaign)
  }
}

function rulesFor(account: AccountRules, campaign: Timed): SendingRules {
  const { channel, startAt, endsAt } = campaign
  const given = (campaign.windows ?? account.windows) as ReceivingWindow[] | null
  return {
    windows: given ?? defaultWindows(channel),
    fallbackTimeZone: campaign.fallbackTimeZone ?? account.fallbackTimeZone,
    stateRules: account.stateRules,
    blackoutDays: account.blackoutDates.map(({ day }) => day.toISOString().slice(0, 10)),
    startAt,
    endsAt,
  }
}

function defaultWindows(channel: Channel): ReceivingWindow[] {
  const { defaultHours } = channelOf(channel)
  return defaultHours ? everyDay(defaultHours) : alwaysOpen
}
