import { expect, test } from "vitest"
import { enterRecipients } from "#lib/campaigns/audience/enter-recipients.ts"
import { fixRecipient } from "#lib/campaigns/audience/fix-recipient.ts"
import { cancelCampaign } from "#lib/campaigns/control/cancel-campaign.ts"
import { updateDraft } from "#lib/campaigns/draft/update-draft.ts"
import { getCampaign } from "#lib/campaigns/progress/get-campaign.ts"
import { reviewCampaign } from "#lib/campaigns/review/review-campaign.ts"
import {
  createLaunchedCampaign,
  createReadyDraft,
  createTestDraft,
  launchDraft,
  uploadCsv,
} from "#lib/campaigns/testing/test-drafts.ts"
import { optOut } from "#lib/consent/testing/test-suppressions.ts"
import { createTestConversation } from "#lib/conversations/testing/test-conversations.ts"
import { claimMessages } from "#lib/lanes/claim-messages.ts"
import { settleMessages } from "#lib/ledger/sending/settle-messages.ts"
import { submitMessages } from "#lib/ledger/sending/submit-messages.ts"
import { messagesOf, ofThisMonth, testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { longTransaction } from "#lib/platform/db.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { expandCampaign } from "./expand-campaign.ts"
import { launchCampaign } from "./launch-campaign.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)
const driverId = "00000000-0000-4000-8000-000000000001"

const countAudit = (action: string, subjectId: string) =>
  world.db.auditEntry.count({ where: { action, subjectId } })

test("the review counts every line once, with the gates of the claim, and says what it costs", async () => {
  const [optedOut = "", talking = "", free = "", own = ""] = testAddresses(4)
  await optOut(world.db, account, optedOut)
  await createTestConversation(world.db, account, talking)
  const { id: campaignId } = await createTestDraft(ctx, account)
  const lines = [optedOut, talking, free, `${own},It’s ${"x".repeat(90)}`, free, "12"]
  await enterRecipients(ctx, { campaignId, text: lines.join("\n") })
  const review = await reviewCampaign(ctx, { campaignId })
  expect(review).toMatchObject({
    problems: [],
    counts: { now: 2, skipped: 2, invalid: 1, duplicate: 1, optedOut: 1, openConversation: 1 },
    recipients: 2,
    segments: 4,
    seconds: 1,
    ratePerSecond: 10,
    sample: { address: free, message: "Everything half price\nTo STOP receiving messages just reply STOP" },
  })
  expect(review.encodingWarning).toMatch(/^1 message costs more than one segment/)
  const { campaignVersion: version } = await fixRecipient(ctx, { campaignId, line: 4, raw: own, columns: [] })
  await updateDraft(ctx, { campaignId, version, text: `It’s ${"x".repeat(40)}` })
  const { encodingWarning } = await reviewCampaign(ctx, { campaignId })
  expect(encodingWarning).toBe(
    "The character ’ is not in the basic SMS alphabet: each message costs 2 segments. Write ' instead and it costs less",
  )
})

test("twenty people launch at once: one launch, one job, one audit entry, the same answer for all", async () => {
  const draft = await createReadyDraft(ctx, account, testAddresses(3))
  const answers = await Promise.all(Array.from({ length: 20 }, () => launchDraft(ctx, draft)))
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(answers[0]).toMatchObject({ stage: "launched", status: "queued", launchedAt: expect.any(String) })
  expect(ctx.requested).toEqual([
    { name: "expand-campaign", payload: { accountId: account.accountId, campaignId: draft.campaignId } },
  ])
  expect(await countAudit("campaign.launch", draft.campaignId)).toBe(1)
  await Promise.all(Array.from({ length: 5 }, () => expandCampaign(ctx, draft)))
  expect(await getCampaign(ctx, draft)).toMatchObject({ total: 3, segments: 3, secondsLeft: 1 })
})

test("without consent, or with anything changed since the review, nothing is launched", async () => {
  const draft = await createReadyDraft(ctx, account, testAddresses(2))
  const noConsent = { ...draft, consent: false } as unknown as Parameters<typeof launchCampaign>[1]
  await expect(launchCampaign(ctx, noConsent)).rejects.toThrow("Confirm that every recipient agreed")
  const { campaignId } = draft
  await fixRecipient(ctx, { campaignId, line: 1, raw: testAddresses(1, 50)[0] ?? "" })
  await expect(launchDraft(ctx, draft)).rejects.toThrow("changed since it was reviewed")
  const { campaignVersion: version } = await enterRecipients(ctx, { campaignId, text: "12" })
  await expect(launchDraft(ctx, { campaignId, version })).rejects.toThrow("No line can be sent to")
  await world.db.sender.update({ where: { id: account.senderId }, data: { enabled: false } })
  await expect(launchDraft(ctx, { campaignId, version })).rejects.toThrow(
    "The chosen sender was switched off",
  )
  expect(await countAudit("campaign.launch", campaignId)).toBe(0)
  expect(ctx.requested).toEqual([])
})

test("edits and launches that race never launch a text that nobody reviewed", async () => {
  const draft = await createReadyDraft(ctx, account, testAddresses(2))
  const edit = () => updateDraft(ctx, { ...draft, text: "Changed at the last moment" })
  const results = await Promise.allSettled([
    launchDraft(ctx, draft),
    edit(),
    launchDraft(ctx, draft),
    edit(),
    launchDraft(ctx, draft),
  ])
  const isEdited = results[1]?.status === "fulfilled" || results[3]?.status === "fulfilled"
  const after = await getCampaign(ctx, draft)
  expect(after.stage).toBe(isEdited ? "draft" : "launched")
  expect(after.text).toBe(isEdited ? "Changed at the last moment" : "Everything half price")
})

test("cancel stops everything that was not handed over, once, and what was handed over goes its way", async () => {
  const campaignId = await createLaunchedCampaign(ctx, account, testAddresses(10))
  const { messages, token } = await claimMessages(ctx, {
    laneId: account.senderId,
    driverId,
    batchSize: 4,
    ratePerSecond: 1_000,
  })
  const ids = messages.map(({ id }) => id)
  await submitMessages(ctx, { token, messages: ofThisMonth(ids.slice(0, 2)) })
  const answers = await Promise.all([
    cancelCampaign(ctx, { campaignId }),
    cancelCampaign(ctx, { campaignId }),
  ])
  for (const answer of answers)
    expect(answer).toMatchObject({ status: "cancelled", total: 10, counts: { pending: 2, cancelled: 8 } })
  expect(await submitMessages(ctx, { token, messages: ofThisMonth(ids) })).toEqual(new Set())
  expect(
    (await claimMessages(ctx, { laneId: account.senderId, driverId, batchSize: 9, ratePerSecond: 1_000 }))
      .messages,
  ).toEqual([])
  expect(await countAudit("campaign.cancel", campaignId)).toBe(1)
})

test("what the provider refuses after the cancel is not tried again", async () => {
  const campaignId = await createLaunchedCampaign(ctx, account, testAddresses(2))
  const claim = () =>
    claimMessages(ctx, { laneId: account.senderId, driverId, batchSize: 4, ratePerSecond: 1_000 })
  const { messages, token } = await claim()
  const ids = messages.map(({ id }) => id)
  await submitMessages(ctx, { token, messages: ofThisMonth(ids) })
  await cancelCampaign(ctx, { campaignId })
  const settlements = ofThisMonth(ids).map((message) => ({
    ...message,
    token,
    outcome: { kind: "refused" as const, cause: "throttled" as const },
  }))
  await settleMessages(ctx, settlements)
  await world.db.message.updateMany({ where: { campaignId }, data: { dueAt: new Date(0) } })
  expect((await claim()).messages).toEqual([])
  expect(await getCampaign(ctx, { campaignId })).toMatchObject({ counts: { cancelled: 2, pending: 0 } })
})

test("cancel while the recipients become messages: the ledger adds up and nothing is left to send", async () => {
  const { id: campaignId } = await createTestDraft(ctx, account)
  const rows = Array.from({ length: 9_000 }, (_, index) => `+1628${2000000 + index}\n`).join("")
  const { campaignVersion: version } = await uploadCsv(ctx, campaignId, rows)
  await launchDraft(ctx, { campaignId, version })
  const expanding = expandCampaign(ctx, { campaignId })
  while ((await getCampaign(ctx, { campaignId })).total === 0);
  await cancelCampaign(ctx, { campaignId })
  await expanding
  const after = await getCampaign(ctx, { campaignId })
  expect(after).toMatchObject({ status: "cancelled", total: 9_000, counts: { cancelled: 9_000 } })
})

test("a lane that hands over while people cancel: each message is either with the provider or cancelled", async () => {
  const campaignId = await createLaunchedCampaign(ctx, account, testAddresses(100))
  const handOver = async () => {
    const { messages, token } = await claimMessages(ctx, {
      laneId: account.senderId,
      driverId,
      batchSize: 20,
      ratePerSecond: 1_000,
    })
    return (
      await submitMessages(ctx, { token, messages: ofThisMonth(messages.map(({ id }) => id).reverse()) })
    ).size
  }
  const [submitted] = await Promise.all([
    Promise.all(Array.from({ length: 4 }, handOver)),
    cancelCampaign(ctx, { campaignId }),
  ])
  const handedOver = submitted.reduce((sum, count) => sum + count, 0)
  expect(await getCampaign(ctx, { campaignId })).toMatchObject({
    total: 100,
    counts: { pending: handedOver, cancelled: 100 - handedOver },
  })
})

test("a draft and a finished campaign have nothing to cancel", async () => {
  const { campaignId } = await createReadyDraft(ctx, account, testAddresses(1))
  await expect(cancelCampaign(ctx, { campaignId })).rejects.toThrow("delete it instead")
  const finished = await createLaunchedCampaign(ctx, account, testAddresses(2))
  await world.db.message.updateMany({ where: { campaignId: finished }, data: { state: "delivered" } })
  await expect(cancelCampaign(ctx, { campaignId: finished })).rejects.toThrow("nothing left to stop")
  expect(await getCampaign(ctx, { campaignId: finished })).toMatchObject({ status: "completed" })
})

test("settling a message does not wait for a chunk of rows that is being written", async () => {
  const campaignId = await createLaunchedCampaign(ctx, account, testAddresses(3))
  const { token, messages } = await claimMessages(ctx, {
    ...{ laneId: account.senderId, driverId, batchSize: 1, ratePerSecond: 1_000 },
  })
  const ids = messages.map(({ id }) => id)
  await submitMessages(ctx, { token, messages: ofThisMonth(ids) })
  await world.db.campaign.update({ where: { id: campaignId }, data: { expandedAt: null } })
  await world.db.message.deleteMany({ where: { campaignId, state: "pending" } })
  let expanding: Promise<unknown> | undefined
  await world.db.$transaction(async (tx) => {
    // A change of the account's rules holds the chunk up in its middle.
    await tx.$queryRaw`SELECT FROM account WHERE id = ${account.accountId} FOR UPDATE`
    expanding = expandCampaign(ctx, { campaignId })
    await expect.poll(waitingForLocks).toBe(1)
    const outcome = { kind: "accepted", providerId: "SM1" } as const
    await settleMessages(
      ctx,
      ofThisMonth(ids).map((message) => ({ ...message, token, outcome })),
    )
  }, longTransaction)
  await expanding
  expect((await messagesOf(world.db, campaignId)).map(({ state }) => state)).toEqual([
    "accepted",
    "pending",
    "pending",
  ])
})

async function waitingForLocks(): Promise<number> {
  const [row] = await world.db.$queryRaw<[{ count: number }]>`
    SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
  return row.count
}
