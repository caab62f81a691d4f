import { randomUUID } from "node:crypto"
import { expect, test } from "vitest"
import { withLegs } from "#lib/campaigns/require-campaign.ts"
import { createTestMessages, messagesOf } from "#lib/ledger/testing/test-messages.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { Prisma } from "#prisma/generated/client.ts"
import { createLaterLegs } from "./create-later-legs.ts"
import { createMessages } from "./create-messages.ts"
import { givenLines } from "./message-lines.ts"

const world = worldPerFile()
const { account } = accountPerTest(world)

const payload = { contentSid: "HX1", contentVariables: { 1: "Ada" } }
const line = (number: number) => ({
  ...{ id: randomUUID(), line: number, place: "" },
  ...{ address: `+1323555011${number}`, addressKey: `key ${number}`, body: "Hi Ada", segments: 1 },
  ...{ payload, context: undefined },
})
const later = (number: number) => ({
  ...{ line: number, leg: 2, channel: "sms" as const, senderId: account.senderId },
  ...{ address: "+13235550119", addressKey: "another key", body: "Ada again", segments: 2 },
  payload: { contentSid: "HX2" },
})

async function create(begins: { state: string; reason: string | null }) {
  const { campaignId } = await createTestMessages(world.db, account, { addresses: [] })
  const where = { id: campaignId }
  const campaign = withLegs(await world.db.campaign.findUniqueOrThrow({ where, include: { legs: true } }))
  const now = new Date()
  await world.db.$transaction(async (tx) => {
    const rows = { campaign, leg: campaign.legs[0], hasArrived: Prisma.sql`false`, now }
    const begin = { ...begins, place: "", dueAt: now, closesAt: null }
    await createMessages(tx, { ...rows, lines: givenLines([line(1), line(2)]), begins: [begin] })
    await createLaterLegs(tx, campaign, [later(2), later(3)])
    await createLaterLegs(tx, campaign, [later(2)])
  })
  const messages = await messagesOf(world.db, campaignId)
  return {
    messages,
    attempts: await world.db.messageAttempt.findMany({ where: { accountId: account.accountId } }),
  }
}

test("a leg waits for the message of its line, once, with what its provider wants beside the body", async () => {
  const { messages, attempts } = await create({ state: "pending", reason: null })
  expect(messages).toMatchObject([{ payload }, { payload }])
  const { line: _, senderId: laneId, ...leg } = later(2)
  expect(attempts).toMatchObject([{ ...leg, messageId: messages[1]?.id, laneId, state: "pending" }])
})

test("a message that is never sent has no leg that waits", async () => {
  const { messages, attempts } = await create({ state: "skipped", reason: "campaign_ended" })
  expect(messages).toHaveLength(2)
  expect(attempts).toEqual([])
})
