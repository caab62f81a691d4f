import { expect, test } from "vitest"
import { listRecipients } from "#lib/campaigns/audience/list-recipients.ts"
import { resendFailed } from "#lib/campaigns/control/resend-failed.ts"
import { expandCampaign } from "#lib/campaigns/launch/expand-campaign.ts"
import { getCampaign } from "#lib/campaigns/progress/get-campaign.ts"
import { launchDraft } from "#lib/campaigns/testing/test-drafts.ts"
import { signedWebhook, testSid } from "#lib/channels/twilio/testing/test-webhooks.ts"
import { listConversations } from "#lib/conversations/list-conversations.ts"
import { drainLane } from "#lib/lanes/drain-lane.ts"
import { acceptedSince, carrierPerFile } from "#lib/ledger/testing/test-carrier.ts"
import { messagesOf } from "#lib/ledger/testing/test-messages.ts"
import { worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { testCtx } from "#lib/platform/testing/test-ctx.ts"
import { applyOpenEvents } from "#lib/webhooks/apply-open-events.ts"
import { receiveStatus } from "#lib/webhooks/receive-status.ts"
import { openUpgradedWorld, versionBefore } from "./testing/upgraded-world.ts"

const { accountId, toldAt } = versionBefore
const [senderId, senderNumber] = ["018f2f6e-0000-7000-8000-000000000001", "+12135550191"]
const [everythingAtOnce, whoGotIt, paused] = ["mjxXTZ7wB", "n0PuFrude", "P1eDevhn0"]

const world = worldPerFile(openUpgradedWorld)
const brand = { accountId, senderId, skillId: "", defaultSkillId: "" }
const carrier = carrierPerFile(world, brand, { callbacksEnabled: false })
const ctxAt = (at: Date) => testCtx(world.db, accountId, { clock: { now: () => at } })
const ctx = () => ctxAt(toldAt)

/** A callback to an address of then, which named the message and nothing else. */
const report = (path: string, sid: string, status: string) =>
  receiveStatus(ctx(), signedWebhook({ accountId, path, fields: { MessageSid: sid, MessageStatus: status } }))
const messageIn = async (campaignId: string, isIt: (message: { id: string; state: string }) => boolean) =>
  (await messagesOf(world.db, campaignId)).find(isIt)
const deliveredIn = async (campaignId: string) => (await getCampaign(ctx(), { campaignId })).counts.delivered

test.each([
  ["sent", everythingAtOnce, 1_001],
  ["submitted", everythingAtOnce, 1_002],
  ["unknown", whoGotIt, 1_003],
] as const)("a callback of a message that was %s is applied", async (state, campaignId, nth) => {
  const message = await messageIn(campaignId, (one) => one.state === state)
  const sid = message?.providerId ?? testSid(nth)
  const before = await deliveredIn(campaignId)
  await report(`status?m=${message?.id}`, sid, "delivered")
  const after = await messageIn(campaignId, ({ id }) => id === message?.id)
  expect(after).toMatchObject({ state: "delivered", providerId: sid, deliveredAt: toldAt })
  expect(await deliveredIn(campaignId)).toBe(before + 1)
})

test("a callback without our id finds by the provider's what was accepted", async () => {
  const message = await messageIn(everythingAtOnce, ({ state }) => state === "accepted")
  await report("status", message?.providerId ?? "", "delivered")
  expect((await messageIn(everythingAtOnce, ({ id }) => id === message?.id))?.state).toBe("delivered")
})

test("a webhook that a process of the version before stores is applied", async () => {
  const [from, sid] = ["+13235550174", testSid(2_000)]
  const payload = JSON.stringify({ MessageSid: sid, From: from, To: senderNumber, Body: "Late, but here" })
  await world.db.$executeRaw`
    INSERT INTO provider_event (account_id, kind, dedupe_key, message_id, provider_id, payload, received_at, applied_at, week)
    VALUES (${accountId}, 'inbound', ${`inbound:${sid}`}, NULL, ${sid}, ${payload}::jsonb, ${toldAt}, NULL, '2026-03-16')`
  await applyOpenEvents(ctxAt(new Date(toldAt.getTime() + 10_000)))
  const { items } = await listConversations(ctx(), { campaignId: everythingAtOnce })
  expect(items[0]).toMatchObject({ address: from, messages: [{}, { body: "Late, but here" }] })
})

test("a draft is launched with the texts that its review showed", async () => {
  const draft = { campaignId: "d8gZH9Ip4" }
  const { items } = await listRecipients(ctx(), draft)
  const { version } = await getCampaign(ctx(), draft)
  await launchDraft(ctx(), { ...draft, version })
  await expandCampaign(ctx(), draft)
  const bodies = (await messagesOf(world.db, draft.campaignId)).map(({ body }) => body)
  expect(bodies).toEqual(items.map(({ message }) => message))
})

test("whom a campaign of the API failed to reach is sent the same again", async () => {
  const { id, text, optOutText } = await resendFailed(ctx(), { campaignId: "dLStsDaeK" })
  expect({ text, optOutText }).toEqual({ text: "Hi {{1}}, you owe {{2}}", optOutText: "Reply STOP to end" })
  const { items } = await listRecipients(ctx(), { campaignId: id })
  expect(items).toMatchObject([
    { address: "+13235550131", message: "Hi Tim, you owe $6\nReply STOP to end", problem: null },
  ])
})

test("what waited leaves from its number, what was paused stays", async () => {
  await world.db.campaignPace.deleteMany()
  await world.db.message.updateMany({ where: { state: "pending" }, data: { closesAt: null } })
  const isWaiting = { laneId: senderId, state: "pending", campaignId: { not: paused } } as const
  const waiting = await world.db.message.findMany({ where: isWaiting })
  await drainLane(testCtx(world.db, accountId), { laneId: senderId })
  const ended = await world.db.message.findMany({ where: { id: { in: waiting.map(({ id }) => id) } } })
  const numbersOf = (state: string) =>
    ended.filter((one) => one.state === state).map(({ address }) => address)
  const accepted = await acceptedSince(carrier)
  expect(accepted.map(({ to }) => to).sort()).toEqual(numbersOf("accepted").sort())
  expect(new Set(accepted.map(({ from }) => from))).toEqual(new Set([senderNumber]))
  // Numbers that the carrier refuses (sandbox/carrier/README.md).
  expect(numbersOf("failed").sort()).toEqual(["+12125550190", "+13235550195"])
  expect(accepted).toHaveLength(waiting.length - 2)
  const left = (await messagesOf(world.db, paused)).filter(({ state }) => state === "pending")
  expect(left).toHaveLength(3)
})
