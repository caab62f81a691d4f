import { randomUUID } from "node:crypto"
import { addressKey } from "#lib/addresses/address-key.ts"
import { textLegs } from "#lib/channels/testing/text-legs.ts"
import type { Database } from "#lib/platform/db.ts"
import type { TestAccount } from "#lib/platform/testing/test-ctx.ts"
import type { Prisma } from "#prisma/generated/client.ts"

/** A launched campaign of the account with its rows in the ledger; returns the rows in the order of their lines. */
export async function createTestMessages(
  db: Database,
  account: TestAccount,
  options: {
    addresses: string[]
    text?: string
    segments?: number
    state?: Prisma.MessageCreateInput["state"]
  },
) {
  const campaignId = randomUUID().slice(0, 9)
  const { accountId, senderId, skillId } = account
  const text = options.text ?? "Your order is ready"
  const { month } = await db.campaign.create({
    data: {
      id: campaignId,
      accountId,
      name: "Test campaign",
      source: "web",
      channel: "sms",
      legs: { create: textLegs(senderId, text) },
      skillId,
      stage: "launched",
      launchedAt: new Date(),
      startedAt: new Date(),
      expandedAt: new Date(),
      createdById: "test",
      createdByName: "Test",
    },
  })
  await db.message.createMany({
    data: options.addresses.map((address, index) => ({
      accountId,
      campaignId,
      month,
      laneId: senderId,
      channel: "sms" as const,
      address,
      addressKey: addressKey(accountId, "sms", address),
      line: index + 1,
      body: text,
      segments: options.segments ?? 1,
      ...(options.state ? { state: options.state } : {}),
    })),
  })
  return { campaignId, messages: await messagesOf(db, campaignId) }
}

/** A campaign's rows in the ledger in the order of their lines. */
export const messagesOf = (db: Database, campaignId: string) =>
  db.message.findMany({ where: { campaignId }, orderBy: { line: "asc" } })

/** Distinct, valid numbers for tests. */
export const testAddresses = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => `+1628777${String(from + index).padStart(4, "0")}`)

/** The month in which the campaigns of tests are launched, as the ledger's statements want it. */
export const thisMonth = `${new Date().toISOString().slice(0, 7)}-01`

/** Messages of such campaigns by their ids. */
export const ofThisMonth = (ids: Iterable<string>) => Array.from(ids, (id) => ({ id, month: thisMonth }))
