import { audit } from "#lib/audit/audit.ts"
import { requireDraft } from "#lib/campaigns/lock-draft.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { ConflictError, TooLargeError } from "#lib/platform/errors.ts"
import { type GetUploadInput, getUpload, type Upload } from "./get-upload.ts"
import { storePart } from "./upload-parts.ts"

const partBytes = 1024 * 1024

export type AppendUploadInput = GetUploadInput & {
  /** Where in the file the body begins; it must be where the last part ended. */
  offset: number
  body: AsyncIterable<Uint8Array>
}

/**
 * Takes more of a file, in parts of at most 1 MiB that are each kept at once, short ones joined: a connection that breaks
 * loses nothing that arrived, and any process can take the next part. With the last byte the reading is asked for. Answers the bytes
 * received. Throws ConflictError at a wrong offset or once launched, TooLargeError beyond the size, NotFoundError.
 */
export async function appendUpload(ctx: Ctx, input: AppendUploadInput): Promise<number> {
  const upload = await getUpload(ctx, input)
  await requireDraft(ctx, input.campaignId)
  const received = await receive(ctx, upload, input)
  if (received === upload.bytesTotal)
    await ctx.jobs.enqueue({
      name: "read-audience",
      payload: { accountId: ctx.accountId, audienceId: upload.id },
    })
  return received
}

async function receive(ctx: Ctx, upload: Upload, { body, offset }: AppendUploadInput): Promise<number> {
  let [position, held, heldBytes]: [number, Uint8Array[], number] = [offset, [], 0]
  const keep = async () => {
    if (heldBytes > 0) position = await keepPart(ctx, upload, position, Buffer.concat(held))
    held = []
    heldBytes = 0
  }
  try {
    for await (const piece of piecesOf(body)) {
      if (heldBytes + piece.length > partBytes) await keep()
      held.push(piece)
      heldBytes += piece.length
    }
  } finally {
    await keep()
  }
  return position
}

async function* piecesOf(body: AsyncIterable<Uint8Array>) {
  for await (const chunk of body)
    for (let at = 0; at < chunk.length; at += partBytes) yield chunk.subarray(at, at + partBytes)
}

/** One part and how far the upload has come, together; of two that bring the same bytes one is refused. */
async function keepPart(
  ctx: Ctx,
  { id, bytesTotal }: Upload,
  position: number,
  bytes: Buffer,
): Promise<number> {
  const bytesReceived = position + bytes.length
  if (bytesReceived > bytesTotal)
    throw new TooLargeError("More came than the file has: upload the file again")
  const isWhole = bytesReceived === bytesTotal
  await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.audience.updateMany({
      where: { id, accountId: ctx.accountId, state: "uploading", bytesReceived: position },
      data: { bytesReceived, heartbeatAt: ctx.clock.now(), ...(isWhole && { state: "reading" }) },
    })
    if (count === 0) throw new ConflictError("This part of the file does not follow the last one")
    await storePart(tx, { audienceId: id, position, bytes, isLast: isWhole })
    if (isWhole) await audit(tx, ctx, "audience.upload", id, { bytes: bytesTotal })
  })
  return bytesReceived
}
