import { z } from "zod"
import { requirePermission } from "#lib/access/permissions.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { NotFoundError } from "#lib/platform/errors.ts"

/** A file on its way in. Once all bytes are here it goes on to be read. */
export type Upload = { id: string; bytesTotal: number; bytesReceived: number }

export type GetUploadInput = { campaignId: string; uploadId: string }

/** How far an upload has come, for who goes on with it. Throws NotFoundError, also when it is another account's. */
export async function getUpload(ctx: Ctx, { campaignId, uploadId }: GetUploadInput): Promise<Upload> {
  requirePermission(ctx, "campaigns:write")
  const found = z.uuid().safeParse(uploadId).success
    ? await ctx.db.audience.findFirst({
        where: {
          id: uploadId,
          campaignId,
          accountId: ctx.accountId,
          state: { in: ["uploading", "reading", "ready"] },
        },
      })
    : null
  if (!found || found.bytesTotal === null) throw new NotFoundError("The upload")
  return { id: found.id, bytesTotal: found.bytesTotal, bytesReceived: found.bytesReceived }
}
