import { requirePermission } from "#lib/access/permissions.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { maxUploadBytes } from "./begin-upload.ts"

/** How much one file of recipients may hold; `maxRows` is enabled per account. */
export type ImportLimits = { maxRows: number; maxBytes: number }

/** What the account may import in one file. Throws ForbiddenError. */
export async function getImportLimits(ctx: Ctx): Promise<ImportLimits> {
  requirePermission(ctx, "campaigns:read")
  const { maxRowsPerImport } = await ctx.db.account.findUniqueOrThrow({ where: { id: ctx.accountId } })
  return { maxRows: maxRowsPerImport, maxBytes: maxUploadBytes }
}
