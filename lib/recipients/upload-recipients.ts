import { z } from "zod"
import { requirePermission } from "#lib/accounts/permissions.ts"
import { findDraft } from "#lib/campaigns/lock-draft.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { AudienceView } from "./audience-view.ts"
import { readCsv } from "./csv-lines.ts"
import { getAudienceView } from "./get-audience.ts"
import { readAudience } from "./read-audience.ts"
import { withSpooledUpload } from "./spool-upload.ts"

export const uploadRecipientsInput = z.object({
  fileName: z.string().max(255, "The file's name is longer than 255 characters").optional(),
})

export type UploadRecipientsInput = z.input<typeof uploadRecipientsInput> & {
  campaignId: string
  body: AsyncIterable<Uint8Array>
}

/**
 * Makes a CSV file the draft's recipients. The file is received to disk first, then read row by row; `getAudience` with
 * `latest` shows the progress meanwhile. Bad rows are kept with their reason. Throws InvalidInputError (no text, malformed
 * quotes, more rows than the account may), TooLargeError, StorageFullError, ConflictError; then nothing has changed.
 */
export async function uploadRecipients(ctx: Ctx, input: UploadRecipientsInput): Promise<AudienceView> {
  requirePermission(ctx, "campaigns:write")
  const { fileName } = uploadRecipientsInput.parse({ fileName: input.fileName })
  await findDraft(ctx, input.campaignId)
  const audience = await withSpooledUpload(input.body, async ({ path, encoding, lineBreaks }) => {
    const { layout, lines } = await readCsv(path, encoding)
    return readAudience(ctx, input.campaignId, {
      source: "csv",
      fileName: withoutControlCharacters(fileName ?? "upload.csv"),
      encoding,
      layout,
      rowsTotal: lineBreaks + 1,
      lines,
    })
  })
  return getAudienceView(ctx, audience)
}

const withoutControlCharacters = (name: string) => name.toWellFormed().replace(/\p{Cc}/gu, "")
