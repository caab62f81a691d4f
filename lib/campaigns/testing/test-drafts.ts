import { createCampaign } from "#lib/campaigns/create-campaign.ts"
import { type UpdateDraftInput, updateDraft } from "#lib/campaigns/update-draft.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { TestAccount } from "#lib/platform/testing/test-ctx.ts"
import { readTypedRecipients } from "#lib/recipients/read-typed-recipients.ts"
import { uploadRecipients } from "#lib/recipients/upload-recipients.ts"

/** An upload's body in chunks, as a browser sends it. */
export async function* uploadBody(content: string | Uint8Array, chunkBytes = 64 * 1024) {
  const bytes = typeof content === "string" ? Buffer.from(content) : content
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes)
}

/** Uploads a file's content as the campaign's recipients. */
export const uploadCsv = (ctx: Ctx, campaignId: string, content: string | Uint8Array) =>
  uploadRecipients(ctx, { campaignId, fileName: "list.csv", body: uploadBody(content) })

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

/** A draft with recipients, ready to be launched. */
export async function createReadyDraft(ctx: Ctx, account: TestAccount, numbers: string[]) {
  const { id } = await createTestDraft(ctx, account)
  const { campaignVersion } = await readTypedRecipients(ctx, { campaignId: id, text: numbers.join("\n") })
  return { campaignId: id, version: campaignVersion }
}

/** The whole of a streamed file. */
export async function collectText(chunks: AsyncIterable<string>): Promise<string> {
  let text = ""
  for await (const chunk of chunks) text += chunk
  return text
}
