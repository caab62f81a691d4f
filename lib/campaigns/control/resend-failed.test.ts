import { expect, test } from "vitest"
import { listRecipients } from "#lib/campaigns/audience/list-recipients.ts"
import { expandCampaign } from "#lib/campaigns/launch/expand-campaign.ts"
import { getCampaign } from "#lib/campaigns/progress/get-campaign.ts"
import { reviewCampaign } from "#lib/campaigns/review/review-campaign.ts"
import { createLaunchedCampaign, launchDraft } from "#lib/campaigns/testing/test-drafts.ts"
import { textLegs } from "#lib/channels/testing/text-legs.ts"
import { createTestMessages, messagesOf, testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { cancelCampaign } from "./cancel-campaign.ts"
import { resendFailed } from "./resend-failed.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)

const fail = (campaignId: string, lines: number[]) =>
  world.db.message.updateMany({
    where: { campaignId, line: { in: lines } },
    data: { state: "failed", reason: "provider_temporary" },
  })
const addressesOf = async (campaignId: string) =>
  (await listRecipients(ctx, { campaignId })).items.map(({ address }) => address)

test("the resend is one draft with the text and options and exactly the failed recipients", async () => {
  const addresses = testAddresses(5)
  const campaignId = await createLaunchedCampaign(ctx, account, [
    addresses[0] ?? "",
    "12",
    ...addresses.slice(1),
  ])
  await fail(campaignId, [3, 5])
  const answers = await Promise.all(Array.from({ length: 6 }, () => resendFailed(ctx, { campaignId })))
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
  const id = answers[0]?.id ?? ""
  expect(answers[0]).toMatchObject({
    ...{
      stage: "draft",
      text: "Everything half price",
      senderId: account.senderId,
      skillId: account.skillId,
    },
    name: "Spring sale (resend)",
  })
  expect(await addressesOf(id)).toEqual([addresses[1], addresses[3]])
  expect(await getCampaign(ctx, { campaignId: id })).toMatchObject({
    resendOf: { id: campaignId, name: "Spring sale" },
    audience: { counts: { valid: 2, invalid: 0, duplicate: 0 } },
  })
  expect(await world.db.auditEntry.count({ where: { action: "campaign.create", subjectId: id } })).toBe(1)
})

test("who is in a launched resend is not taken again, and nobody left is refused", async () => {
  const addresses = testAddresses(3)
  const campaignId = await createLaunchedCampaign(ctx, account, addresses)
  await expect(resendFailed(ctx, { campaignId })).rejects.toThrow("nobody to send it to again")
  await fail(campaignId, [1])
  const first = await resendFailed(ctx, { campaignId })
  const { version } = await getCampaign(ctx, { campaignId: first.id })
  await launchDraft(ctx, { campaignId: first.id, version })
  await expect(resendFailed(ctx, { campaignId })).rejects.toThrow("in a resend already")
  await fail(campaignId, [2])
  const second = await resendFailed(ctx, { campaignId })
  expect(await addressesOf(second.id)).toEqual([addresses[1]])
})

test("of a resend that was cancelled on its way only those are taken again to whom it sent nothing", async () => {
  const addresses = testAddresses(4)
  const campaignId = await createLaunchedCampaign(ctx, account, addresses)
  await fail(campaignId, [1, 2, 3])
  const first = await resendFailed(ctx, { campaignId })
  const { version } = await getCampaign(ctx, { campaignId: first.id })
  await launchDraft(ctx, { campaignId: first.id, version })
  await expandCampaign(ctx, { campaignId: first.id })
  const reached = { campaignId: first.id, address: addresses[0] }
  await world.db.message.updateMany({ where: reached, data: { state: "delivered" } })
  await cancelCampaign(ctx, { campaignId: first.id })
  const second = await resendFailed(ctx, { campaignId })
  expect(await addressesOf(second.id)).toEqual([addresses[1], addresses[2]])
})

const lateReceipt = (campaignId: string, address: string | undefined) =>
  world.db.message.updateMany({ where: { campaignId, address }, data: { state: "delivered" } })

test("who may have it is left out and counted: no answer of the carrier, no receipt", async () => {
  const addresses = testAddresses(4)
  const campaignId = await createLaunchedCampaign(ctx, account, addresses)
  await fail(campaignId, [1, 2, 3])
  const of = (line: number) => ({ where: { campaignId, line } })
  await world.db.message.updateMany({ ...of(2), data: { errorCode: 30410 } })
  await world.db.message.updateMany({ ...of(3), data: { reason: "no_receipt" } })
  const { id } = await resendFailed(ctx, { campaignId })
  expect(await addressesOf(id)).toEqual([addresses[0]])
  expect(await reviewCampaign(ctx, { campaignId: id })).toMatchObject({ leftOut: 2, recipients: 1 })
  const unsure = await createLaunchedCampaign(ctx, account, addresses)
  await fail(unsure, [1])
  await world.db.message.updateMany({
    where: { campaignId: unsure, line: 1 },
    data: { reason: "no_receipt" },
  })
  await expect(resendFailed(ctx, { campaignId: unsure })).rejects.toThrow("may have got it")
})

test("a receipt that comes late, before the launch, after it, or of the first of three tries, is seen", async () => {
  const addresses = testAddresses(5)
  const first = await createLaunchedCampaign(ctx, account, addresses)
  await fail(first, [1, 2, 3, 4])
  const second = (await resendFailed(ctx, { campaignId: first })).id
  await lateReceipt(first, addresses[0])
  const review = await reviewCampaign(ctx, { campaignId: second })
  expect(review).toMatchObject({ recipients: 3, counts: { now: 3, arrived: 1, skipped: 1 } })
  const arrived = await listRecipients(ctx, { campaignId: second, filter: "arrived" })
  expect(arrived.items.map(({ address }) => address)).toEqual([addresses[0]])
  expect((await listRecipients(ctx, { campaignId: second, filter: "now" })).total).toBe(3)
  await launchDraft(ctx, { campaignId: second, version: review.version })
  await lateReceipt(first, addresses[1])
  await expandCampaign(ctx, { campaignId: second })
  const skipped = { state: "skipped", reason: "arrived_after_all", endedAt: expect.any(Date) }
  expect(await messagesOf(world.db, second)).toMatchObject([skipped, skipped, { state: "pending" }, {}])
  await fail(second, [3, 4])
  const third = (await resendFailed(ctx, { campaignId: second })).id
  await lateReceipt(first, addresses[2])
  expect(await reviewCampaign(ctx, { campaignId: third })).toMatchObject({ counts: { now: 1, arrived: 1 } })
})

test("a campaign of the API is sent again with each recipient's own message", async () => {
  const addresses = testAddresses(2)
  const text = "Hello {{1}}"
  const optOutText = "Reply STOP to end"
  const { campaignId } = await createTestMessages(world.db, account, { addresses, state: "failed" })
  const legs = { deleteMany: {}, create: textLegs(account.senderId, text, optOutText) }
  await world.db.campaign.update({ where: { id: campaignId }, data: { source: "api", legs } })
  for (const [index, name] of ["Ann", "Bob"].entries())
    await world.db.message.updateMany({
      where: { campaignId, line: index + 1 },
      data: { body: `Hello ${name}\n${optOutText}` },
    })
  const { id } = await resendFailed(ctx, { campaignId })
  const { items } = await listRecipients(ctx, { campaignId: id })
  expect(items.map(({ address }) => address)).toEqual(addresses)
  expect(items.map(({ problem }) => problem)).toEqual([null, null])
  expect(items.map(({ message }) => message)).toEqual(
    ["Ann", "Bob"].map((name) => expect.stringMatching(new RegExp(`^Hello ${name}`))),
  )
})
