import { audit } from "#lib/audit/audit.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { ConflictError } from "#lib/platform/errors.ts"
import { type GetUploadInput, getUpload } from "./get-upload.ts"

/**
 * Gives up a file that is on its way in or being read, with all that was stored of it; the campaign keeps the recipients
 * it has. Throws NotFoundError, ConflictError when it has become the campaign's recipients.
 */
export async function discardUpload(ctx: Ctx, input: GetUploadInput): Promise<void> {
  const { id } = await getUpload(ctx, input)
  await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.audience.deleteMany({ where: { id, state: { in: ["uploading", "reading"] } } })
    if (count === 0) throw new ConflictError("The file was read to its end already")
    await audit(tx, ctx, "audience.discard", input.campaignId)
  })
}
