import { z } from "zod"
import { defineVerb, noInput } from "#lib/access/verb.ts"
import { maxUploadBytes } from "./begin-upload.ts"

/** How much one file of recipients may hold; `maxRows` is enabled per account. */
const importLimits = z.strictObject({ maxRows: z.int(), maxBytes: z.int() })
export type ImportLimits = z.output<typeof importLimits>

/** What the account may import in one file. Throws ForbiddenError. */
export const getImportLimits = defineVerb({
  permission: "campaigns:read",
  input: noInput,
  output: importLimits,
  async run(ctx) {
    const { maxRowsPerImport } = await ctx.db.account.findUniqueOrThrow({ where: { id: ctx.accountId } })
    return { maxRows: maxRowsPerImport, maxBytes: maxUploadBytes }
  },
})
