import { z } from "zod"
import { requirePermission } from "#lib/accounts/permissions.ts"
import { findDraft } from "#lib/campaigns/draft/lock-draft.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { TooLargeError } from "#lib/platform/errors.ts"
import type { Upload } from "./find-upload.ts"
import { removeLeftovers } from "./remove-leftovers.ts"

export const maxUploadBytes = 64 * 1024 * 1024

export const beginUploadInput = z.object({
  fileName: z.string().max(255, "The file's name is longer than 255 characters").default("upload.csv"),
  bytesTotal: z.number("Say how large the file is").int().min(1, "The file is empty"),
})

export type BeginUploadInput = z.input<typeof beginUploadInput> & { campaignId: string }

/**
 * Opens an upload of a CSV file for a draft: `bytesTotal` bytes will come in parts. Unfinished ones of the campaign make
 * room for it, its recipients stay until the new ones are read. Throws TooLargeError above 64 MiB, NotFoundError,
 * ConflictError once launched.
 */
export async function beginUpload(ctx: Ctx, input: BeginUploadInput): Promise<Upload> {
  requirePermission(ctx, "campaigns:write")
  const { fileName, bytesTotal } = beginUploadInput.parse(input)
  if (bytesTotal > maxUploadBytes)
    throw new TooLargeError("The file is larger than 64 MB: split it into several campaigns")
  const { id: campaignId } = await findDraft(ctx, input.campaignId)
  await removeLeftovers(ctx, campaignId)
  const { id } = await ctx.db.audience.create({
    data: {
      ...{ accountId: ctx.accountId, campaignId, source: "csv", state: "uploading", bytesTotal },
      fileName: withoutControlCharacters(fileName),
      heartbeatAt: ctx.clock.now(),
    },
  })
  return { id, bytesTotal, bytesReceived: 0 }
}

const withoutControlCharacters = (name: string) => name.toWellFormed().replace(/\p{Cc}/gu, "")
