import { beforeEach, expect, test } from "vitest"
import { createContent, requestApproval } from "#lib/channels/twilio/content.ts"
import { connectTwilio } from "#lib/channels/twilio/testing/test-webhooks.ts"
import { carrierClient, carrierPerFile } from "#lib/ledger/testing/test-carrier.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { createTemplate } from "../create-template.ts"
import { deleteTemplate } from "../delete-template.ts"
import { getTemplate } from "../get-template.ts"
import { submitTemplate } from "../submit-template.ts"
import { testTemplate } from "../testing/test-templates.ts"
import { checkDelayMs } from "./check-delay.ts"
import { checkTemplates } from "./check-templates.ts"
import { contentOf } from "./template-content.ts"

const world = worldPerFile()
const clock = { now: () => new Date(Date.now() + lateMs) }
let lateMs = 0
const { account, ctx } = accountPerTest(world, { clock })
const carrier = carrierPerFile(world, account, { approvalDelayMs: 0 })
beforeEach(async () => {
  lateMs = 0
  await world.db.template.deleteMany()
  await fetch(`${carrier.url}/sandbox/templates`, { method: "DELETE" })
})

const minuteMs = 60_000
const later = (minutes: number) => {
  lateMs += minutes * minuteMs
  return checkTemplates(ctx, { maxRunMs: 10_000 })
}
const statusOf = async (templateId: string) => (await getTemplate(ctx, { templateId })).status
const contents = () => carrierClient(carrier.url).content.v1.contents.list()

/** Unplugged: nothing of it reaches the provider. */
async function submitted(title: string, { isPlugged = true } = {}) {
  const template = await createTemplate(ctx, testTemplate({ title }))
  if (!isPlugged) await unplug()
  const view = await submitTemplate(ctx, { templateId: template.id, updatedAt: template.updatedAt })
  return view
}
const unplug = () => connectTwilio(world.db, account.accountId, { baseUrl: "http://127.0.0.1:9" })
const plug = () => connectTwilio(world.db, account.accountId, { baseUrl: carrier.url })

test("a template under review is asked about every five minutes at first, and not before", async () => {
  const { id } = await submitted("magic_pending")
  expect(await later(4)).toEqual({ count: 0, isDone: true })
  expect(await later(2)).toEqual({ count: 1, isDone: true })
  expect(await statusOf(id)).toBe("pending")
  expect(await later(4)).toMatchObject({ count: 0 })
  expect(await later(2)).toMatchObject({ count: 1 })
})

test("an approved template is asked about now and then, and Meta's pause arrives", async () => {
  const { id, contentSid } = await submitted("hello")
  await later(5)
  expect(await statusOf(id)).toBe("approved")
  await fetch(`${carrier.url}/sandbox/templates/${contentSid}/approval`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ status: "paused" }),
  })
  expect(await later(5 * 60)).toMatchObject({ count: 0 })
  expect(await later(61)).toMatchObject({ count: 1 })
  expect(await statusOf(id)).toBe("paused")
})

test("as a review takes longer it is asked about less often, at most every hour", () => {
  const minutes = [0, 30, 60, 6 * 60, 48 * 60].map(
    (min) => checkDelayMs("pending", min * minuteMs) / minuteMs,
  )
  expect(minutes).toEqual([5, 5, 10, 60, 60])
})

test("a submission that found no provider goes on once it is there", async () => {
  const { id, status } = await submitted("hello", { isPlugged: false })
  expect(status).toBe("submitting")
  await later(6)
  expect(await statusOf(id)).toBe("submitting")
  await plug()
  await later(6)
  expect(await statusOf(id)).toBe("received")
  expect(await contents()).toHaveLength(1)
})

test.each(["its content is there", "its review was asked for"])(
  "a submission that died when %s is gone on with, and nothing is there twice",
  async (died) => {
    const { id, title } = await submitted("hello", { isPlugged: false })
    const client = carrierClient(carrier.url)
    const sid = await createContent(client, contentOf(testTemplate({ title }), `${title}-${id}`))
    const review = { name: title, category: "UTILITY", allow_category_change: true }
    if (died === "its review was asked for") await requestApproval(client, sid, review)
    await plug()
    await later(6)
    expect(await getTemplate(ctx, { templateId: id })).toMatchObject({ contentSid: sid })
    await later(6)
    expect(await statusOf(id)).toBe("approved")
    expect(await contents()).toHaveLength(1)
  },
)

test("what is due is done once, however many runs there are", async () => {
  const { id } = await submitted("hello", { isPlugged: false })
  await plug()
  lateMs += 6 * minuteMs
  const runs = await Promise.all(Array.from({ length: 4 }, () => checkTemplates(ctx, { maxRunMs: 10_000 })))
  expect(runs.map(({ count }) => count).toSorted()).toEqual([0, 0, 0, 1])
  expect(await statusOf(id)).toBe("received")
  expect(await contents()).toHaveLength(1)
})

test("a deletion that found no provider is ended there too", async () => {
  const { id } = await submitted("hello")
  await unplug()
  await deleteTemplate(ctx, { templateId: id })
  expect(await contents()).toHaveLength(1)
  await plug()
  await later(6)
  expect(await contents()).toHaveLength(0)
  expect(await world.db.template.count()).toBe(0)
})

test("an account that lost its credentials is asked for every hour, not every five minutes", async () => {
  await submitted("hello")
  await later(5)
  const data = { twilioAccountSid: null, twilioAuthTokenSealed: null }
  await world.db.account.update({ where: { id: account.accountId }, data })
  expect(await later(6 * 60 + 1)).toMatchObject({ count: 1 })
  expect(await later(30)).toMatchObject({ count: 0 })
  expect(await later(31)).toMatchObject({ count: 1 })
})
