import { beforeEach, expect, test } from "vitest"
import { addCountryCodes } from "#lib/campaigns/audience/add-country-codes.ts"
import { enterRecipients } from "#lib/campaigns/audience/enter-recipients.ts"
import { exportRecipientProblems } from "#lib/campaigns/audience/export-recipient-problems.ts"
import { findAudience } from "#lib/campaigns/audience/find-audience.ts"
import { fixRecipient } from "#lib/campaigns/audience/fix-recipient.ts"
import { listRecipients } from "#lib/campaigns/audience/list-recipients.ts"
import { appendUpload } from "#lib/campaigns/audience/upload/append-upload.ts"
import { beginUpload } from "#lib/campaigns/audience/upload/begin-upload.ts"
import { discardUpload } from "#lib/campaigns/audience/upload/discard-upload.ts"
import { getImportLimits } from "#lib/campaigns/audience/upload/get-import-limits.ts"
import { getUpload } from "#lib/campaigns/audience/upload/get-upload.ts"
import { cancelCampaign } from "#lib/campaigns/control/cancel-campaign.ts"
import { pauseCampaign } from "#lib/campaigns/control/pause-campaign.ts"
import { resendFailed } from "#lib/campaigns/control/resend-failed.ts"
import { resumeCampaign } from "#lib/campaigns/control/resume-campaign.ts"
import { updateCampaignPace } from "#lib/campaigns/control/update-campaign-pace.ts"
import { updateFallbackTimeZone } from "#lib/campaigns/control/update-fallback-time-zone.ts"
import { cloneCampaign } from "#lib/campaigns/draft/clone-campaign.ts"
import { createCampaign } from "#lib/campaigns/draft/create-campaign.ts"
import { deleteDraft } from "#lib/campaigns/draft/delete-draft.ts"
import { listSenderChoices } from "#lib/campaigns/draft/list-sender-choices.ts"
import { listSkillChoices } from "#lib/campaigns/draft/list-skill-choices.ts"
import { updateDraft } from "#lib/campaigns/draft/update-draft.ts"
import { launchCampaign } from "#lib/campaigns/launch/launch-campaign.ts"
import { startCampaign } from "#lib/campaigns/launch/start-campaign.ts"
import { exportCampaigns } from "#lib/campaigns/progress/export-campaigns.ts"
import { exportMessages } from "#lib/campaigns/progress/export-messages.ts"
import { getCampaign } from "#lib/campaigns/progress/get-campaign.ts"
import { listCampaigns } from "#lib/campaigns/progress/list-campaigns.ts"
import { listMessages } from "#lib/campaigns/progress/list-messages.ts"
import { summarizeCampaigns } from "#lib/campaigns/progress/summarize-campaigns.ts"
import { reviewCampaign } from "#lib/campaigns/review/review-campaign.ts"
import { testAddresses } from "#lib/ledger/testing/test-messages.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { ForbiddenError, NotFoundError } from "#lib/platform/errors.ts"
import { filledBy } from "#lib/platform/testing/filled-by.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { strangerCtx, testUser } from "#lib/platform/testing/test-ctx.ts"
import type { Role } from "#prisma/generated/enums.ts"
import { collectText, createReadyDraft, uploadBody } from "./testing/test-drafts.ts"

const world = worldPerFile()
const { account, ctx: manager } = accountPerTest(world)
const draft = filledBy(beforeEach, () => createReadyDraft(manager, account, [...testAddresses(2), "12"]))
const upload = filledBy(beforeEach, () => beginUpload(manager, { ...draft, bytesTotal: 12 }))

type Attempt = (ctx: Ctx) => Promise<unknown>

const reads: Record<string, Attempt> = {
  getCampaign: (ctx) => getCampaign(ctx, draft),
  reviewCampaign: (ctx) => reviewCampaign(ctx, draft),
  findAudience: (ctx) => findAudience(ctx, draft),
  listRecipients: (ctx) => listRecipients(ctx, draft),
  exportRecipientProblems: (ctx) => exportRecipientProblems(ctx, draft),
  listMessages: (ctx) => listMessages(ctx, draft),
  exportMessages: (ctx) => exportMessages(ctx, draft),
}

const writes: Record<string, Attempt> = {
  updateDraft: (ctx) => updateDraft(ctx, { ...draft, name: "Mine now" }),
  cloneCampaign: (ctx) => cloneCampaign(ctx, draft),
  enterRecipients: (ctx) => enterRecipients(ctx, { ...draft, text: "16287770009" }),
  beginUpload: (ctx) => beginUpload(ctx, { ...draft, bytesTotal: 12 }),
  getUpload: (ctx) => getUpload(ctx, { ...draft, uploadId: upload.id }),
  appendUpload: (ctx) =>
    appendUpload(ctx, { ...draft, uploadId: upload.id, offset: 0, body: uploadBody("16287770009\n") }),
  discardUpload: (ctx) => discardUpload(ctx, { ...draft, uploadId: upload.id }),
  fixRecipient: (ctx) => fixRecipient(ctx, { ...draft, line: 3, raw: "16287770009" }),
  addCountryCodes: (ctx) => addCountryCodes(ctx, { ...draft, isUnclearMeant: true }),
  launchCampaign: (ctx) => launchCampaign(ctx, { ...draft, consent: true }),
  startCampaign: (ctx) => startCampaign(ctx, draft),
  cancelCampaign: (ctx) => cancelCampaign(ctx, draft),
  pauseCampaign: (ctx) => pauseCampaign(ctx, draft),
  resumeCampaign: (ctx) => resumeCampaign(ctx, draft),
  updateCampaignPace: (ctx) => updateCampaignPace(ctx, { ...draft, ratePerSecond: 1 }),
  updateFallbackTimeZone: (ctx) => updateFallbackTimeZone(ctx, { ...draft, fallbackTimeZone: "UTC" }),
  resendFailed: (ctx) => resendFailed(ctx, draft),
  deleteDraft: (ctx) => deleteDraft(ctx, draft),
}

const overAll: Record<string, Attempt> = {
  listCampaigns: (ctx) => listCampaigns(ctx, {}),
  summarizeCampaigns,
  exportCampaigns,
  listSenderChoices,
  listSkillChoices: (ctx) => listSkillChoices(ctx, {}),
  getImportLimits,
}

const everything = async () => JSON.stringify(await getCampaign(manager, draft))

test.each(Object.entries({ ...reads, ...writes }))(
  "%s does not know another account's campaign",
  async (_, attempt) => {
    const before = await everything()
    await expect(attempt(await strangerCtx(world.db))).rejects.toBeInstanceOf(NotFoundError)
    expect(await everything()).toBe(before)
  },
)

test("lists, sums and exports of another account hold nothing of ours", async () => {
  const stranger = await strangerCtx(world.db)
  expect(await listCampaigns(stranger, {})).toMatchObject({ items: [], total: 0 })
  expect(await summarizeCampaigns(stranger)).toMatchObject({ campaigns: 0, attempted: 0 })
  expect((await collectText(await exportCampaigns(stranger))).trimEnd().split("\r\n")).toHaveLength(1)
  expect(await listSenderChoices(stranger)).not.toMatchObject([{ id: account.senderId }])
})

const as = (role: Role): Ctx => ({ ...manager, actor: testUser(role) })

test.each(Object.entries({ ...writes, createCampaign }))("LPA may not %s", async (_, attempt) => {
  const before = await everything()
  await expect(attempt(as("lpa"))).rejects.toBeInstanceOf(ForbiddenError)
  expect(await everything()).toBe(before)
})

test.each(Object.entries({ ...reads, ...writes, ...overAll }))("agents may not %s", async (_, attempt) => {
  for (const role of ["agent", "agent_manager"] as const)
    await expect(attempt(as(role))).rejects.toBeInstanceOf(ForbiddenError)
})

test.each(Object.entries({ ...reads, ...overAll }))("LPA may %s", async (_, attempt) => {
  await attempt(as("lpa"))
})

test.each(["", "a", "../../etc", "\u0000", "x".repeat(500), "' OR 1=1"])(
  "%j is no campaign",
  async (campaignId) => {
    await expect(getCampaign(as("admin"), { campaignId })).rejects.toBeInstanceOf(NotFoundError)
  },
)
