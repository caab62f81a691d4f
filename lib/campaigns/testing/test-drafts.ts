import type { AudienceView } from "#lib/campaigns/audience/audience-view.ts"
import { enterRecipients } from "#lib/campaigns/audience/enter-recipients.ts"
import { findAudience } from "#lib/campaigns/audience/find-audience.ts"
import { appendUpload } from "#lib/campaigns/audience/upload/append-upload.ts"
import { beginUpload } from "#lib/campaigns/audience/upload/begin-upload.ts"
import { importUpload } from "#lib/campaigns/audience/upload/import-upload.ts"
import { createCampaign } from "#lib/campaigns/draft/create-campaign.ts"
import { type UpdateDraftInput, updateDraft } from "#lib/campaigns/draft/update-draft.ts"
import { expandCampaign } from "#lib/campaigns/launch/expand-campaign.ts"
import { launchCampaign } from "#lib/campaigns/launch/launch-campaign.ts"
import type { CsvFile } from "#lib/platform/csv.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { InvalidInputError } from "#lib/platform/errors.ts"
import type { TestAccount } from "#lib/platform/testing/test-ctx.ts"

/** An upload's body in chunks, as a browser sends it. */
export async function* uploadBody(content: string | Uint8Array, chunkBytes = 64 * 1024) {
  const bytes = typeof content === "string" ? Buffer.from(content) : content
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes)
}

/** Brings a file's content in; answers the upload, which is still to be read. */
export async function sendCsv(
  ctx: Ctx,
  campaignId: string,
  content: string | Uint8Array,
  chunkBytes?: number,
): Promise<string> {
  const bytesTotal = Buffer.byteLength(content)
  const { id } = await beginUpload(ctx, { campaignId, fileName: "list.csv", bytesTotal })
  await appendUpload(ctx, { campaignId, uploadId: id, offset: 0, body: uploadBody(content, chunkBytes) })
  return id
}

/** Uploads a file's content as the campaign's recipients and reads it as the job does. Throws why it was not read. */
export async function uploadCsv(
  ctx: Ctx,
  campaignId: string,
  content: string | Uint8Array,
  chunkBytes?: number,
): Promise<AudienceView> {
  const audienceId = await sendCsv(ctx, campaignId, content, chunkBytes)
  while ((await importUpload(ctx, { audienceId, maxRunMs: 60_000 })).again !== null);
  const audience = await findAudience(ctx, { campaignId, latest: true })
  if (!audience) throw new Error("The reading is gone")
  if (audience.state === "failed") throw new InvalidInputError(audience.problem ?? "")
  return audience
}

/** A draft that lacks nothing but recipients; `changes` come on top. Answers its newest version with it. */
export async function createTestDraft(
  ctx: Ctx,
  account: TestAccount,
  changes: Partial<UpdateDraftInput> = {},
) {
  const { id, version } = await createCampaign(ctx)
  const content = {
    name: "Spring sale",
    text: "Everything half price",
    senderId: account.senderId,
    skillId: account.skillId,
  }
  return updateDraft(ctx, { campaignId: id, version, ...content, ...changes })
}

/** A draft with recipients, ready to be launched; `changes` come on top of its content. */
export async function createReadyDraft(
  ctx: Ctx,
  account: TestAccount,
  numbers: string[],
  changes?: Partial<UpdateDraftInput>,
) {
  const { id } = await createTestDraft(ctx, account, changes)
  const { campaignVersion } = await enterRecipients(ctx, { campaignId: id, text: numbers.join("\n") })
  return { campaignId: id, version: campaignVersion }
}

/** Launches a draft for recipients who agreed. */
export const launchDraft = (ctx: Ctx, draft: { campaignId: string; version: number }) =>
  launchCampaign(ctx, { ...draft, consent: true })

/** A launched campaign with its rows in the ledger; answers its id. */
export async function createLaunchedCampaign(ctx: Ctx, account: TestAccount, numbers: string[]) {
  const draft = await createReadyDraft(ctx, account, numbers)
  await launchDraft(ctx, draft)
  await expandCampaign(ctx, draft)
  return draft.campaignId
}

/** The whole of a streamed file. */
export async function collectText({ chunks }: CsvFile): Promise<string> {
  let text = ""
  for await (const chunk of chunks) text += chunk
  return text
}
