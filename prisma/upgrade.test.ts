import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { leIds } from "#lib/campaigns/api/le-ids.ts"
import { expandCampaign } from "#lib/campaigns/launch/expand-campaign.ts"
import { launchDraft } from "#lib/campaigns/testing/test-drafts.ts"
import { signedWebhook, testSid } from "#lib/channels/twilio/testing/test-webhooks.ts"
import { messagesOf } from "#lib/ledger/testing/test-messages.ts"
import { processWorldPerFile } from "#lib/platform/testing/fixtures.ts"
import { testCtx } from "#lib/platform/testing/test-ctx.ts"
import { applyOpenEvents } from "#lib/webhooks/apply-open-events.ts"
import { receiveStatus } from "#lib/webhooks/receive-status.ts"
import { openScreens } from "../app/testing/ask-screens.ts"
import { fileOf, openUpgradedWorld } from "./testing/upgraded-world.ts"

/**
 * The last version before campaigns had legs. Its database was filled with the product of then, in a story of four months that
 * ended at `toldAt`; what its screens then told is the file beside it, line by line (prisma/testing).
 */
const version = "20261128068000_off_by_verdict"
const toldAt = new Date("2026-03-21T00:30:00Z")
const accountId = "20260320"
const administrator = { accountId, subject: "ada", sessionId: "018f2f6e-0000-7000-8000-000000000031" }

type Told = { ask: string; answer?: object | string; brief?: Brief }
type Brief = { total: number; ids: (string | number)[] }
type Page = { total: number; items: { id: string | null; line: number }[] }

const told: Told[] = (await fileOf(version, "screens.jsonl"))
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line))
const world = processWorldPerFile(() => openUpgradedWorld(version))
let ask: Awaited<ReturnType<typeof openScreens>>
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: toldAt })
  ask = await openScreens(administrator)
})
afterAll(() => void vi.useRealTimers())

const briefOf = ({ total, items }: Page): Brief => ({ total, ids: items.map(({ id, line }) => id ?? line) })

test.each(told)("$ask tells what it told before", async ({ ask: address, answer, brief }) => {
  const now = await ask(address)
  if (brief) expect(briefOf(now as Page)).toEqual(brief)
  else if (typeof answer === "string") expect(now).toBe(answer)
  else expect(now).toMatchObject(answer ?? {})
})

test.each([
  ["dLStsDaeK", "4400000008"],
  ["xleni7Hee", "4400000012"],
  ["t1ZiThhXo", "5417251628"],
])("the API's campaign %s keeps the numeric id that was answered", async (id, leCampaignId) => {
  const { number } = await world.db.campaign.findUniqueOrThrow({ where: { id } })
  expect(leIds(number)).toMatchObject({ leCampaignId })
})

const ctx = () => testCtx(world.db, accountId, { clock: { now: () => toldAt } })

/** A callback to an address of then, which named the message and nothing else. */
const report = (path: string, sid: string, status: string) =>
  receiveStatus(ctx(), signedWebhook({ accountId, path, fields: { MessageSid: sid, MessageStatus: status } }))
const [everythingAtOnce, whoGotIt] = ["mjxXTZ7wB", "n0PuFrude"]

test.each([
  ["sent", everythingAtOnce, 1_001],
  ["submitted", everythingAtOnce, 1_002],
  ["unknown", whoGotIt, 1_003],
] as const)(
  "a callback of a message that was %s before the upgrade is applied after it",
  async (state, id, nth) => {
    const message = (await messagesOf(world.db, id)).find((one) => one.state === state)
    const sid = message?.providerId ?? testSid(nth)
    const before = (await ask(`campaigns/${id}`)) as { counts: { delivered: number } }
    await report(`status?m=${message?.id}`, sid, "delivered")
    const row = (await messagesOf(world.db, id)).find((one) => one.id === message?.id)
    expect(row).toMatchObject({ state: "delivered", providerId: sid, deliveredAt: toldAt })
    const after = (await ask(`campaigns/${id}`)) as typeof before
    expect(after.counts.delivered).toBe(before.counts.delivered + 1)
  },
)

test("a callback without our id finds by the provider's what was accepted before the upgrade", async () => {
  const message = (await messagesOf(world.db, everythingAtOnce)).find((one) => one.state === "accepted")
  await report("status", message?.providerId ?? "", "delivered")
  const row = (await messagesOf(world.db, everythingAtOnce)).find((one) => one.id === message?.id)
  expect(row?.state).toBe("delivered")
})

test("a webhook that a process of the version before stores after the upgrade is applied", async () => {
  const [from, to, sid] = ["+13235550174", "+12135550191", testSid(2_000)]
  const payload = JSON.stringify({ MessageSid: sid, From: from, To: to, Body: "Late, but here" })
  await world.db.$executeRaw`
    INSERT INTO provider_event (account_id, kind, dedupe_key, message_id, provider_id, payload, received_at, applied_at, week)
    VALUES (${accountId}, 'inbound', ${`inbound:${sid}`}, NULL, ${sid}, ${payload}::jsonb, ${toldAt}, NULL, '2026-03-16')`
  const soon = new Date(toldAt.getTime() + 10_000)
  await applyOpenEvents(testCtx(world.db, accountId, { clock: { now: () => soon } }))
  const { items } = (await ask("conversations?state=open")) as { items: { address: string }[] }
  expect(items[0]).toMatchObject({ address: from, messages: [{}, { body: "Late, but here" }] })
})

test("a draft of before the upgrade is launched with the texts that its review showed", async () => {
  const campaignId = "d8gZH9Ip4"
  const { items } = (await ask(`campaigns/${campaignId}/recipients`)) as { items: { message: string }[] }
  const { version } = (await ask(`campaigns/${campaignId}`)) as { version: number }
  const manager = ctx()
  await launchDraft(manager, { campaignId, version })
  await expandCampaign(manager, { campaignId })
  const bodies = (await messagesOf(world.db, campaignId)).map(({ body }) => body)
  expect(bodies).toEqual(items.map(({ message }) => message))
})
