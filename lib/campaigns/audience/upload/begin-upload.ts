import { z } from "zod"
import { requirePermission } from "#lib/access/permissions.ts"
import { requireDraft } from "#lib/campaigns/lock-draft.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { longTransaction, type Transaction } from "#lib/platform/db.ts"
import { RateLimitedError, TooLargeError } from "#lib/platform/errors.ts"
import { oneAtATime } from "#lib/platform/one-at-a-time.ts"
import { deleteLeftovers } from "./delete-leftovers.ts"
import type { Upload } from "./get-upload.ts"

export const maxUploadBytes = 64 * 1024 * 1024

export const beginUploadInput = z.object({
  fileName: z.string().max(255, "The file's name is longer than 255 characters").default("upload.csv"),
  bytesTotal: z.number("Say how large the file is").int().min(1, "The file is empty"),
})

export type BeginUploadInput = z.input<typeof beginUploadInput> & { campaignId: string }

/** Each is up to 64 MiB of the database until it is read. */
const mostOpenUploads = 10
const askAgainMs = 60_000

/**
 * Opens an upload of a CSV file for a draft: `bytesTotal` bytes will come in parts. Unfinished ones of the campaign make
 * room for it, its recipients stay until the new ones are read. Throws TooLargeError above 64 MiB, RateLimitedError when
 * ten files of the account are on their way in or being read, NotFoundError, ConflictError once launched.
 */
export async function beginUpload(ctx: Ctx, input: BeginUploadInput): Promise<Upload> {
  requirePermission(ctx, "campaigns:write")
  const { fileName, bytesTotal } = beginUploadInput.parse(input)
  if (bytesTotal > maxUploadBytes)
    throw new TooLargeError("The file is larger than 64 MB: split it into several campaigns")
  const { id: campaignId } = await requireDraft(ctx, input.campaignId)
  const { id } = await ctx.db.$transaction(async (tx) => {
    await deleteLeftovers(tx, ctx, campaignId)
    await limitUploads(tx, ctx)
    return tx.audience.create({
      data: {
        ...{ accountId: ctx.accountId, campaignId, source: "csv", state: "uploading", bytesTotal },
        fileName: withoutControlCharacters(fileName),
        heartbeatAt: ctx.clock.now(),
      },
    })
  }, longTransaction)
  return { id, bytesTotal, bytesReceived: 0 }
}

async function limitUploads(tx: Transaction, { accountId }: Ctx): Promise<void> {
  await oneAtATime(tx, `uploads of ${accountId}`)
  const [open] = await tx.$queryRaw<[{ count: number }]>`
    SELECT count(*)::int FROM audience WHERE account_id = ${accountId} AND state IN ('uploading', 'reading')`
  if (open.count < mostOpenUploads) return
  const many = `${open.count} files of this account are on their way in already`
  throw new RateLimitedError(
    `${many}: wait until one is read, or discard one in its draft. A file that nobody goes on with is gone after a day`,
    askAgainMs,
  )
}

const withoutControlCharacters = (name: string) => name.toWellFormed().replace(/\p{Cc}/gu, "")
