import { z } from "zod"
import { defineVerb, noInput } from "#lib/access/verb.ts"
import { maxUploadBytes } from "./begin-upload.ts"

/** What the account may import in one file. Throws ForbiddenError. */
export const getImportLimits = defineVerb({
  permission: "campaigns:read",
  input: noInput,
  output: z.strictObject({
    /** Enabled per account. */
    maxRows: z.int(),
    maxBytes: z.int(),
  }),
  async run(ctx) {
    const { maxRowsPerImport } = await ctx.db.account.findUniqueOrThrow({ where: { id: ctx.accountId } })
    return { maxRows: maxRowsPerImport, maxBytes: maxUploadBytes }
  },
})
