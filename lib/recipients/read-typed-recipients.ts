import { z } from "zod"
import { requirePermission } from "#lib/accounts/permissions.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { AudienceView } from "./audience-view.ts"
import { getAudienceView } from "./get-audience.ts"
import { readAudience } from "./read-audience.ts"
import { readTypedLines } from "./typed-lines.ts"

export const readTypedRecipientsInput = z.object({
  text: z
    .string("Type the recipients as text, one a line")
    .max(200_000, "The text is too long for 100 lines"),
})

export type ReadTypedRecipientsInput = z.input<typeof readTypedRecipientsInput> & { campaignId: string }

/**
 * Makes typed lines the draft's recipients: `phone`, `phone,own message` or `phone,value,value…`, at most 100 (wire
 * contract 9.4). Bad lines are kept with their reason. Throws InvalidInputError above 100 lines or without any,
 * ConflictError once launched; then nothing has changed.
 */
export async function readTypedRecipients(ctx: Ctx, input: ReadTypedRecipientsInput): Promise<AudienceView> {
  requirePermission(ctx, "campaigns:write")
  const lines = readTypedLines(readTypedRecipientsInput.parse(input).text)
  const audience = await readAudience(ctx, input.campaignId, {
    source: "typed",
    fileName: null,
    encoding: null,
    layout: "typed",
    rowsTotal: lines.length,
    lines,
  })
  return getAudienceView(ctx, audience)
}
