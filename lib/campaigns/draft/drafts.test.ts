import { expect, test } from "vitest"
import { auditActions } from "#lib/audit/testing/audit-entries.ts"
import { enterRecipients } from "#lib/campaigns/audience/enter-recipients.ts"
import { resumeCampaign } from "#lib/campaigns/control/resume-campaign.ts"
import { newCampaignId } from "#lib/campaigns/new-campaign-id.ts"
import { getCampaign } from "#lib/campaigns/progress/get-campaign.ts"
import { reviewCampaign } from "#lib/campaigns/review/review-campaign.ts"
import { createReadyDraft, createTestDraft, launchDraft } from "#lib/campaigns/testing/test-drafts.ts"
import { defaultOptOutText } from "#lib/channels/sms/sms-text.ts"
import { textLegs } from "#lib/channels/testing/text-legs.ts"
import { testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { ConflictError, NotFoundError, RateLimitedError } from "#lib/platform/errors.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { createTestAccount } from "#lib/platform/testing/test-ctx.ts"
import { cloneCampaign } from "./clone-campaign.ts"
import { createCampaign } from "./create-campaign.ts"
import { deleteDraft } from "./delete-draft.ts"
import { listSenderChoices } from "./list-sender-choices.ts"
import { listSkillChoices } from "./list-skill-choices.ts"
import { type UpdateDraftInput, updateDraft } from "./update-draft.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)

const actionsOn = (subjectId: string) => auditActions(world.db, { subjectId })

test("a new draft has the default opt-out text, 30 days of lookback and the only sender", async () => {
  const draft = await createCampaign(ctx)
  expect(draft).toMatchObject({
    id: expect.stringMatching(/^[0-9A-Za-z]{9}$/),
    version: 1,
    stage: "draft",
    name: "",
    channel: "sms",
    senderId: account.senderId,
    skillId: null,
    lookbackMinutes: 43_200,
    text: "",
    optOutText: defaultOptOutText,
  })
  expect(await actionsOn(draft.id)).toEqual(["campaign.create"])
})

test("fields are saved one by one; what stays the same raises no version and leaves no trace", async () => {
  const { id: campaignId } = await createCampaign(ctx)
  const named = await updateDraft(ctx, { campaignId, version: 1, name: "  Sale 😀 ", lookbackMinutes: 60 })
  expect(named).toMatchObject({ version: 2, name: "Sale 😀", lookbackMinutes: 60 })
  expect(await updateDraft(ctx, { campaignId, version: 2, name: "Sale 😀" })).toEqual(named)
  expect(await actionsOn(campaignId)).toEqual(["campaign.create", "campaign.update"])
})

test("of two people who change the same version, one is told to reload", async () => {
  const { id: campaignId } = await createCampaign(ctx)
  const changes = ["one", "two", "three"].map((name) => updateDraft(ctx, { campaignId, version: 1, name }))
  const results = await Promise.allSettled(changes)
  const refused = results.filter((result) => result.status === "rejected")
  expect(refused).toHaveLength(2)
  for (const { reason } of refused) expect(reason).toBeInstanceOf(ConflictError)
})

const at140 = "x".repeat(140 - defaultOptOutText.length)

test.each<[string, object, string | null]>([
  ["a name of 255 characters", { name: "x".repeat(255) }, null],
  ["a name of 256 characters", { name: "x".repeat(256) }, "name"],
  ["a line break in the name", { name: "a\nb" }, "name"],
  ["half a character in the name", { name: "\ud800" }, "name"],
  ["a name that is no text", { name: 5 }, "name"],
  ["an empty name", { name: "" }, null],
  ["text and opt-out text of 140", { text: at140 }, null],
  ["text and opt-out text of 141", { text: `${at140}x` }, "text"],
  ["141 with a longer opt-out text", { text: at140, optOutText: `${defaultOptOutText}.` }, "text"],
  ["variables, which count with their values", { text: `${at140}{{1}}` }, null],
  ["an opt-out text of 141", { optOutText: "x".repeat(141) }, "optOutText"],
  ["another script", { text: "春のセール😀\nбольше" }, null],
  ["control characters in the text", { text: "a\u0000b" }, "text"],
  ["a lookback of 59 minutes", { lookbackMinutes: 59 }, "lookbackMinutes"],
  ["a lookback above 30 days", { lookbackMinutes: 43_201 }, "lookbackMinutes"],
  ["a lookback with a fraction", { lookbackMinutes: 60.5 }, "lookbackMinutes"],
  ["a channel that comes later", { channel: "whatsapp" }, "channel"],
  ["a sender that is no id", { senderId: "5" }, "senderId"],
  ["an unknown sender", { senderId: "019aa000-0000-7000-8000-000000000000" }, "senderId"],
  ["no sender", { senderId: null }, null],
  ["an unknown skill", { skillId: "019aa000-0000-7000-8000-000000000000" }, "skillId"],
  ["no version", { version: undefined }, "version"],
])("%s", async (_, change, refusedPath) => {
  const { id: campaignId } = await createCampaign(ctx)
  const update = updateDraft(ctx, { campaignId, version: 1, ...change } as UpdateDraftInput)
  const path = await update.then(
    () => null,
    (error) => (error.fields?.[0]?.path ?? error.issues[0].path[0]) as string,
  )
  expect(path).toBe(refusedPath)
  if (refusedPath) expect(await getCampaign(ctx, { campaignId })).toMatchObject({ version: 1 })
})

test("another account's sender or skill, or one that was switched off, cannot be chosen", async () => {
  const other = await createTestAccount(world.db)
  await world.db.sender.update({ where: { id: account.senderId }, data: { enabled: false } })
  const { id: campaignId } = await createCampaign(ctx)
  for (const change of [
    { senderId: other.senderId },
    { skillId: other.skillId },
    { senderId: account.senderId },
  ])
    await expect(updateDraft(ctx, { campaignId, version: 1, ...change })).rejects.toThrow(
      "choose one of the list",
    )
  expect(await listSenderChoices(ctx)).toEqual([])
  expect(await listSkillChoices(ctx, { search: "_" })).toEqual([])
  expect(await listSkillChoices(ctx, { search: "BILL" })).toEqual([{ id: account.skillId, name: "billing" }])
})

test("an incomplete draft says everything that is missing, and is not launched", async () => {
  await world.db.sender.updateMany({ where: { accountId: account.accountId }, data: { enabled: false } })
  const { id: campaignId } = await createCampaign(ctx)
  await updateDraft(ctx, { campaignId, version: 1, optOutText: "" })
  const review = await reviewCampaign(ctx, { campaignId })
  expect(review.problems.map(({ step, path }) => `${step}.${path}`)).toEqual([
    "compose.name",
    "compose.senderId",
    "compose.skillId",
    "compose.optOutText",
    "recipients.recipients",
  ])
  expect(review).toMatchObject({
    recipients: 0,
    segments: 0,
    seconds: null,
    ratePerSecond: null,
    sample: null,
  })
  const launch = launchDraft(ctx, { campaignId, version: review.version })
  await expect(launch).rejects.toMatchObject({ fields: { length: 5 } })
  expect(await getCampaign(ctx, { campaignId })).toMatchObject({ status: "draft", launchedAt: null })
})

test("a draft is deleted with its recipients; a launched campaign stays", async () => {
  const { campaignId, version } = await createReadyDraft(ctx, account, testAddresses(2))
  const { id: draftId } = await createTestDraft(ctx, account)
  await enterRecipients(ctx, { campaignId: draftId, text: testAddresses(3).join("\n") })
  await deleteDraft(ctx, { campaignId: draftId })
  await expect(getCampaign(ctx, { campaignId: draftId })).rejects.toThrow("not found")
  expect(await world.db.audience.count({ where: { campaignId: draftId } })).toBe(0)
  expect(await actionsOn(draftId)).toContain("campaign.delete")
  await launchDraft(ctx, { campaignId, version })
  await expect(deleteDraft(ctx, { campaignId })).rejects.toThrow("launched already")
  await expect(updateDraft(ctx, { campaignId, version, name: "x" })).rejects.toThrow("launched already")
  await expect(enterRecipients(ctx, { campaignId, text: "1" })).rejects.toThrow("launched already")
})

test("a clone takes text and settings along, not the recipients", async () => {
  const { campaignId } = await createReadyDraft(ctx, account, testAddresses(2))
  const clone = await cloneCampaign(ctx, { campaignId })
  expect(clone).toMatchObject({
    name: "Spring sale (copy)",
    text: "Everything half price",
    senderId: account.senderId,
    skillId: account.skillId,
    version: 1,
    stage: "draft",
  })
  expect(await getCampaign(ctx, { campaignId: clone.id })).toMatchObject({ audience: null, status: "draft" })
})

test("an account keeps up to 1,000 drafts, and of three that take the last place one gets it", async () => {
  const original = await createReadyDraft(ctx, account, testAddresses(2))
  await launchDraft(ctx, original)
  const many = Array.from({ length: 999 }, () => ({
    ...{ id: newCampaignId(), accountId: account.accountId, name: "" },
    ...{ source: "web" as const, channel: "sms" as const },
    ...{ createdById: "test", createdByName: "Test" },
  }))
  await world.db.campaign.createMany({ data: many })
  const legs = many.flatMap(({ id: campaignId }) =>
    textLegs(account.senderId, "").map((leg) => ({ ...leg, campaignId })),
  )
  await world.db.campaignLeg.createMany({ data: legs })
  const attempts = await Promise.allSettled([
    createCampaign(ctx),
    cloneCampaign(ctx, original),
    createCampaign(ctx),
  ])
  const refused = attempts.filter((result) => result.status === "rejected")
  expect(refused).toHaveLength(2)
  for (const { reason } of refused) {
    expect(reason).toBeInstanceOf(RateLimitedError)
    expect(String(reason)).toContain("1,000 drafts, the most an account may have: delete or launch some")
  }
  expect(await world.db.campaign.count({ where: { accountId: account.accountId, stage: "draft" } })).toBe(
    1_000,
  )
  await deleteDraft(ctx, { campaignId: many[0]?.id ?? "" })
  await expect(createCampaign(ctx)).resolves.toMatchObject({ stage: "draft" })
})

test("a draft that is deleted between the reading of its row and of its legs is not found", async () => {
  const { id } = await createTestDraft(ctx, account)
  await world.db.campaignLeg.deleteMany({ where: { campaignId: id } })
  await expect(getCampaign(ctx, { campaignId: id })).rejects.toThrow(NotFoundError)
  await expect(resumeCampaign(ctx, { campaignId: id })).rejects.toThrow(NotFoundError)
})
